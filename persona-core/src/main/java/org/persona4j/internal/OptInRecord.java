package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.optin.Erasure;
import org.persona4j.optin.OptInEvent;

/**
 * What was said of an address on a channel, and which imports had it: the latest of it, and how many pages of earlier there are.
 *
 * @param address the address; none once it was erased, until something is kept of it that may be told
 * @param channel the channel
 * @param pages how many pages there ever were, each a record of its own; they are numbered from 0
 * @param erasedPages how many of the first of these an erasure took
 * @param leftPages how many of the first of these are still to be deleted
 * @param erasureOrNull the id of the last erasure, if there was one
 * @param bytes how much the events and imports here take
 * @param imports the ids of the imports that had the address, each noted once here or on a page
 * @param events the latest events, in the order in which they came in
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record OptInRecord(
        @JsonProperty("address") @Nullable Address address,
        @JsonProperty("channel") Channel channel,
        @JsonProperty("pages") int pages,
        @JsonProperty("erasedPages") int erasedPages,
        @JsonProperty("leftPages") int leftPages,

        @JsonProperty("erasure") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String erasureOrNull,

        @JsonProperty("bytes") int bytes,

        @JsonProperty("imports") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> imports,

        @JsonProperty("events") @JsonInclude(JsonInclude.Include.ALWAYS)
        List<OptInEvent> events) {
    /** A page is begun when this much is on the last: so it fits into any store, whatever the last event of it takes. */
    static final int PAGE_BYTES = 24 * 1024;

    /** The quotation marks and the comma. */
    private static final int AROUND_TEXT = 3;

    /**
     * Earlier events and imports.
     *
     * @param events the events, in the order in which they came in
     * @param imports the ids of the imports
     */
    public record Page(
            @JsonProperty("events") List<OptInEvent> events,

            @JsonProperty("imports") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<String> imports) {
        /** Makes the lists unmodifiable. */
        public Page {
            events = List.copyOf(events);
            imports = orEmpty(imports);
        }

        @Override
        public String toString() {
            return "Page[" + events.size() + " events, " + imports.size() + " imports]";
        }
    }

    /** Makes the lists unmodifiable. */
    public OptInRecord {
        imports = orEmpty(imports);
        events = List.copyOf(events);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static OptInRecord of(Channel channel) {
        return new OptInRecord(null, channel, 0, 0, 0, null, 0, List.of(), List.of());
    }

    /** Whether what is here is a page, so that the next goes on a new one. */
    @JsonIgnore
    boolean isFull() {
        return bytes >= PAGE_BYTES;
    }

    /** Whether nothing was kept since the last erasure. */
    @JsonIgnore
    boolean isAsErased() {
        return erasureOrNull != null && pages == erasedPages && events.size() == 1;
    }

    /** What is here, as a page. */
    Page page() {
        return new Page(events, imports);
    }

    OptInRecord onNewPage() {
        return new OptInRecord(
                address, channel, pages + 1, erasedPages, leftPages, erasureOrNull, 0, List.of(), List.of());
    }

    OptInRecord at(Address known) {
        return new OptInRecord(known, channel, pages, erasedPages, leftPages, erasureOrNull, bytes, imports, events);
    }

    OptInRecord with(OptInEvent event) {
        List<OptInEvent> more = new ArrayList<>(events);
        more.add(event);
        return holding(imports, more, JsonCodec.write(event).length);
    }

    OptInRecord withImport(String id) {
        List<String> more = new ArrayList<>(imports);
        more.add(id);
        return holding(more, events, id.getBytes(StandardCharsets.UTF_8).length + AROUND_TEXT);
    }

    private OptInRecord holding(List<String> allImports, List<OptInEvent> allEvents, int moreBytes) {
        return new OptInRecord(
                address,
                channel,
                pages,
                erasedPages,
                leftPages,
                erasureOrNull,
                bytes + moreBytes,
                allImports,
                allEvents);
    }

    /** The record without its events. */
    OptInRecord withoutEvents() {
        return holding(imports, List.of(), 0);
    }

    /** The record of which only the state is left that an erasure left, and all pages there are by now to be deleted. */
    OptInRecord reducedTo(Erasure erasure, @Nullable String id) {
        boolean isMore = leftPages > 0 || pages > erasedPages;
        int left = isMore ? pages : 0;
        return new OptInRecord(null, channel, pages, pages, left, id, 0, List.of(), List.of()).with(erasure);
    }

    /** The record when of the erased pages so many are left. */
    OptInRecord leaving(int stillLeft) {
        return new OptInRecord(address, channel, pages, erasedPages, stillLeft, erasureOrNull, bytes, imports, events);
    }

    @Override
    public String toString() {
        return "OptInRecord[" + channel.code() + ", " + pages + " pages, " + events.size() + " events]";
    }
}
