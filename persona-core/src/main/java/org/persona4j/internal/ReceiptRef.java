package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.persona4j.identity.ProfileId;

/**
 * Where the order with an id is.
 *
 * @param all where; mostly one place, as an id is not to be used twice. Of a customer who is not seen nobody learns that an id was
 *     used, so it can be used for another
 */
public record ReceiptRef(@JsonProperty("all") List<Place> all) {
    /** Nowhere. */
    static final ReceiptRef NONE = new ReceiptRef(List.of());

    /** Makes the list unmodifiable. */
    public ReceiptRef {
        all = List.copyOf(all);
    }

    /**
     * The place of an order.
     *
     * @param profile whose it is
     * @param order the part of its record's id that follows the profile
     */
    public record Place(
            @JsonProperty("profile") ProfileId profile,
            @JsonProperty("order") String order) {}

    ReceiptRef with(Place place) {
        List<Place> more = new ArrayList<>(all);
        more.add(place);
        return new ReceiptRef(more);
    }

    ReceiptRef without(ProfileId gone) {
        return new ReceiptRef(
                all.stream().filter(place -> !place.profile().equals(gone)).toList());
    }
}
