package org.persona4j.optin;

import java.util.List;
import java.util.stream.Stream;

/**
 * What happened at an address. The column heads of {@link OptInTable}, which says what each kind does; a kind that the table
 * does not know cannot exist.
 */
public sealed interface EventKind permits MessageEvent.Kind, PushEvent.Kind, DerivedKind {
    /** All kinds: of messages, of push, derived. */
    List<EventKind> ALL = Stream.<EventKind>concat(
                    Stream.of(MessageEvent.Kind.values()),
                    Stream.concat(Stream.of(PushEvent.Kind.values()), Stream.of(DerivedKind.values())))
            .toList();

    /** The stable name of this kind: lower case, words joined by an underscore. No two kinds share one. */
    String code();

    /** What happened, in a few words for people. */
    String label();
}
