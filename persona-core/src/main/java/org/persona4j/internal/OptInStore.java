package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.store.RecordKey;

/** The histories of addresses, as one attempt reads and lengthens them. Not thread-safe; dies with the attempt. */
final class OptInStore {
    private final Workspace workspace;
    private final RecordLayout layout;

    OptInStore(Attempt attempt) {
        this.workspace = attempt.workspace();
        this.layout = attempt.layout();
    }

    /** Reads what was said of these addresses, all at once. */
    void load(Channel channel, Collection<Address> addresses) {
        workspace.load(addresses.stream()
                .map(address -> layout.optIn(channel, address))
                .toList());
        workspace.load(addresses.stream()
                .flatMap(address -> pages(layout.optIn(channel, address)).stream())
                .collect(Collectors.toSet()));
    }

    private List<RecordKey> pages(RecordKey head) {
        OptInRecord record = workspace.get(head, OptInRecord.class);
        int pages = record == null ? 0 : record.pages();
        return IntStream.range(0, pages)
                .mapToObj(page -> layout.optInPage(head, page))
                .toList();
    }

    OptInHistory history(Channel channel, Address address) {
        return history(channel, layout.optIn(channel, address));
    }

    private OptInHistory history(Channel channel, RecordKey head) {
        OptInRecord record = workspace.get(head, OptInRecord.class);
        if (record == null) {
            return OptInHistory.none(channel);
        }
        if (record.pages() == 0) {
            return OptInHistory.of(channel, record.events());
        }
        List<RecordKey> pages = pages(head);
        workspace.load(pages);
        List<OptInEvent> events = new ArrayList<>();
        for (RecordKey key : pages) {
            OptInRecord.Page page = workspace.get(key, OptInRecord.Page.class);
            if (page == null) {
                throw new StaleReadException();
            }
            events.addAll(page.events());
        }
        events.addAll(record.events());
        return OptInHistory.of(channel, events);
    }

    /** Adds an event to a history, unless it has it already or it lies before an erasure. */
    OptInHistory append(Channel channel, Address address, OptInEvent event) {
        RecordKey head = layout.optIn(channel, address);
        OptInHistory before = history(channel, head);
        OptInHistory after = before.append(event);
        if (!after.equals(before)) {
            OptInRecord record = workspace.get(head, OptInRecord.class);
            if (record == null) {
                record = OptInRecord.of(address, channel);
            }
            if (record.isFull()) {
                workspace.put(layout.optInPage(head, record.pages()), new OptInRecord.Page(record.events()));
                record = record.onNewPage();
            }
            workspace.put(head, record.with(event));
        }
        return after;
    }
}
