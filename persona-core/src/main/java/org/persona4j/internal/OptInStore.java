package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.store.RecordKey;

/** The histories of addresses, as one attempt reads, lengthens and erases them. Not thread-safe; dies with the attempt. */
final class OptInStore {
    private final Attempt attempt;
    private final Workspace workspace;
    private final RecordLayout layout;

    OptInStore(Attempt attempt) {
        this.attempt = attempt;
        this.workspace = attempt.workspace();
        this.layout = attempt.layout();
    }

    /** Reads what was said of these addresses, all at once. */
    void load(Channel channel, Collection<Address> addresses) {
        workspace.load(addresses.stream()
                .map(address -> layout.optIn(channel, address))
                .toList());
        workspace.load(addresses.stream()
                .flatMap(address -> pages(channel, layout.optIn(channel, address)).stream())
                .collect(Collectors.toSet()));
    }

    private OptInRecord record(Channel channel, RecordKey head) {
        OptInRecord record = workspace.get(head, OptInRecord.class);
        return record == null ? OptInRecord.of(channel) : record;
    }

    private List<RecordKey> pages(Channel channel, RecordKey head) {
        OptInRecord record = record(channel, head);
        return IntStream.range(record.erasedPages(), record.pages())
                .mapToObj(page -> layout.optInPage(head, page))
                .toList();
    }

    OptInHistory history(Channel channel, Address address) {
        return history(channel, layout.optIn(channel, address));
    }

    private OptInHistory history(Channel channel, RecordKey head) {
        List<RecordKey> pages = pages(channel, head);
        workspace.load(pages);
        List<OptInEvent> events = new ArrayList<>();
        pages.forEach(key -> events.addAll(page(key).events()));
        events.addAll(record(channel, head).events());
        return OptInHistory.of(channel, events);
    }

    private OptInRecord.Page page(RecordKey key) {
        OptInRecord.Page page = workspace.get(key, OptInRecord.Page.class);
        if (page == null) {
            throw new StaleReadException();
        }
        return page;
    }

    /**
     * Adds an event to a history, unless it has it already or it lies before an erasure. Of an address that is suppressed less
     * may be kept than is answered.
     *
     * @return the history with the event, of which the answer is made
     */
    OptInHistory append(Channel channel, Address address, OptInEvent event) {
        RecordKey head = layout.optIn(channel, address);
        OptInHistory before = history(channel, head);
        OptInHistory after = before.append(event);
        if (after.equals(before)) {
            return after;
        }
        attempt.says(head, address);
        if (!isSuppressed(address, record(channel, head))) {
            workspace.put(head, withRoom(channel, head).at(address).with(last(after)));
            return after;
        }
        OptInHistory kept = before.appendSparingly(event);
        if (kept.equals(after)) {
            workspace.put(head, withRoom(channel, head).with(last(after)));
        } else if (!kept.equals(before)) {
            reduce(head, kept, record(channel, head).erasureOrNull());
        }
        return after;
    }

    /** The event that was appended, as it is kept. */
    private static OptInEvent last(OptInHistory history) {
        return history.events().get(history.events().size() - 1);
    }

    /**
     * Whether the address may not be told of again: whoever carried it was erased, nobody else carries it, and nobody has
     * recovered them. A device or pass, which is no identifier, is suppressed until its user says something of it.
     */
    private boolean isSuppressed(Address address, OptInRecord record) {
        if (record.erasureOrNull() == null) {
            return false;
        }
        return Addresses.identifier(address)
                .findFirst()
                .map(identifier -> {
                    IdentifierRecord value = attempt.index().find(identifier);
                    return value != null && value.refuses(null, attempt.rules());
                })
                .orElse(record.isAsErased());
    }

    /** The record of an address with room for more; what was there is put on a page of its own if it is full. */
    private OptInRecord withRoom(Channel channel, RecordKey head) {
        OptInRecord record = record(channel, head);
        return record.isFull() ? onNewPage(head, record) : record;
    }

    private OptInRecord onNewPage(RecordKey head, OptInRecord record) {
        workspace.put(layout.optInPage(head, record.pages()), record.page());
        return record.onNewPage();
    }

    /** Notes that an import had the address, so that its customer can be asked later, and that this can be found again. */
    void note(String importId, MessageChannel channel, Address address) {
        RecordKey key = layout.imported(importId, channel, address);
        RecordKey head = layout.optIn(channel, address);
        workspace.load(List.of(key, head));
        if (workspace.exists(key) || isSuppressed(address, record(channel, head))) {
            return;
        }
        workspace.put(key, new ImportedRecord(channel, address));
        workspace.put(head, withRoom(channel, head).at(address).withImport(importId));
    }

    /**
     * Erases what was said of an address on all its channels: what is left is that it is opted out, on each. Does as much as
     * fits into the attempt. What this erasure has erased it does not erase again, so the call is repeated, each time in an attempt
     * of its own, until all is done, whatever the customer says meanwhile.
     *
     * @param erasure the id of the erasure
     * @param at the moment of the erasure
     * @return whether all is done
     */
    boolean erase(Address address, String erasure, Instant at) {
        return Channel.ALL.stream()
                .filter(channel -> channel.addressType() == address.type())
                .allMatch(channel -> erase(channel, address, erasure, at));
    }

    /** Whether this erasure has erased what was said of an address, on all its channels, but for what is left on pages. */
    boolean isErasedBy(Address address, String erasure) {
        return Channel.ALL.stream()
                .filter(channel -> channel.addressType() == address.type())
                .allMatch(channel -> erasure.equals(
                        record(channel, layout.optIn(channel, address)).erasureOrNull()));
    }

    /** The same on one channel. */
    boolean erase(Channel channel, Address address, String erasure, Instant at) {
        RecordKey head = layout.optIn(channel, address);
        if (!erasure.equals(record(channel, head).erasureOrNull())) {
            int mark = workspace.mark();
            attempt.says(head, address);
            reduce(head, history(channel, head).erase(at), erasure);
            if (!workspace.fits()) {
                workspace.rollback(mark);
                return false;
            }
        }
        return sweep(channel, address, head);
    }

    /** Leaves of an address the state alone; what else there is of it is on pages to be deleted. */
    private void reduce(RecordKey head, OptInHistory erased, @Nullable String erasureOrNull) {
        OptInRecord record = record(erased.channel(), head);
        OptInRecord paged = record.imports().isEmpty() ? record : onNewPage(head, record.withoutEvents());
        workspace.put(head, paged.reducedTo(erased.erasure().orElseThrow(), erasureOrNull));
    }

    /** Deletes erased pages, the last one first, and what the imports on them noted, as far as it fits. */
    private boolean sweep(Channel channel, Address address, RecordKey head) {
        while (record(channel, head).leftPages() > 0) {
            int mark = workspace.mark();
            int last = record(channel, head).leftPages() - 1;
            RecordKey key = layout.optInPage(head, last);
            OptInRecord.Page page = workspace.get(key, OptInRecord.Page.class);
            if (page == null || page.imports().isEmpty()) {
                workspace.delete(key);
                workspace.put(head, record(channel, head).leaving(last));
            } else {
                int rest = page.imports().size() - 1;
                workspace.delete(layout.imported(page.imports().get(rest), channel, address));
                workspace.put(
                        key, new OptInRecord.Page(List.of(), page.imports().subList(0, rest)));
            }
            if (!workspace.fits()) {
                workspace.rollback(mark);
                return false;
            }
        }
        return true;
    }
}
