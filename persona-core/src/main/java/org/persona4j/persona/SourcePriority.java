package org.persona4j.persona;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.persona4j.profile.Source;

/**
 * The order in which sources are trusted when they disagree, most trusted first. A policy.
 *
 * <p>An order is written as a list of kinds ({@code INTEGRATION}: every source of the kind) and of single sources
 * ({@code INTEGRATION:till}: this one). A single source that is listed takes its own place, not that of its kind. Kinds
 * that are not listed come after those that are, in the standard order. So every source has a place; two sources of one
 * kind share it unless one of them is listed. Immutable and thread-safe; equal if the full orders are.
 */
public final class SourcePriority {
    private static final List<Source.Kind> STANDARD_ORDER = List.of(
            Source.Kind.MANUAL,
            Source.Kind.WALLET_APP,
            Source.Kind.LOYALTY_SIGNUP,
            Source.Kind.INTEGRATION,
            Source.Kind.REST_API,
            Source.Kind.FILE_IMPORT,
            Source.Kind.OCR,
            Source.Kind.COLLECTIBLE,
            Source.Kind.PIXEL);

    private static final SourcePriority STANDARD = new SourcePriority(List.of());

    private final List<String> order;
    private final Map<String, Integer> ranks;
    private final Comparator<Claim> newestFirst;

    private SourcePriority(Collection<String> listed) {
        this.ranks = new HashMap<>();
        List<String> all = new ArrayList<>(listed);
        STANDARD_ORDER.stream()
                .map(Source.Kind::name)
                .filter(kind -> !listed.contains(kind))
                .forEach(all::add);
        for (int at = 0; at < all.size(); at++) {
            if (ranks.put(all.get(at), at) != null) {
                throw new IllegalArgumentException("order, entry " + at + ": named before");
            }
        }
        this.order = List.copyOf(all);
        this.newestFirst = Comparator.comparing(Claim::observed, Comparator.reverseOrder())
                .thenComparing(Claim::source, this::compare)
                .thenComparing(Claim::profileKey)
                .thenComparing(Claim::value)
                .thenComparing(Claim::profileId)
                .thenComparing(Claim::source)
                .thenComparing(Claim::trait);
    }

    /**
     * The order that holds if nobody says otherwise: MANUAL, WALLET_APP, LOYALTY_SIGNUP, INTEGRATION, REST_API, FILE_IMPORT,
     * OCR, COLLECTIBLE, PIXEL.
     *
     * <p>First what a person checked face to face, then what customers said of themselves (signed in before on paper), then
     * what systems of the retailer recorded live, then what was copied in bulk and may be stale, last what was read off an
     * image or inferred.
     */
    public static SourcePriority standard() {
        return STANDARD;
    }

    /**
     * The order that begins with these kinds.
     *
     * @throws IllegalArgumentException if a kind is given twice
     */
    public static SourcePriority of(Source.Kind... kinds) {
        return new SourcePriority(Stream.of(kinds).map(Source.Kind::name).toList());
    }

    /**
     * The order that begins with these kinds and sources.
     *
     * @param order names of kinds, and sources in their written form
     * @throws IllegalArgumentException if an entry is neither, or is given twice
     */
    public static SourcePriority parse(List<String> order) {
        for (int at = 0; at < order.size(); at++) {
            String entry = order.get(at);
            boolean kind =
                    STANDARD_ORDER.stream().anyMatch(known -> known.name().equals(entry));
            if (!kind) {
                check(entry, at);
            }
        }
        return new SourcePriority(order);
    }

    private static void check(String entry, int at) {
        try {
            Source.parse(Objects.requireNonNull(entry, "entry"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("order, entry " + at + ": " + e.getMessage(), e);
        }
    }

    /** The full order as it is written, most trusted first. */
    public List<String> order() {
        return order;
    }

    /** Compares two sources, the more trusted one first; 0 if they share a place. */
    public int compare(Source a, Source b) {
        return a.equals(b) ? 0 : Integer.compare(rank(a), rank(b));
    }

    private int rank(Source source) {
        Integer own = ranks.get(source.toString());
        return own == null ? Objects.requireNonNull(ranks.get(source.kind().name())) : own;
    }

    /**
     * The order of claims that decides every tie: the newest first, then the one of the more trusted source, then the one of
     * the profile with the smaller key. It goes on until nothing is left to compare, so only equal claims tie.
     */
    public Comparator<Claim> newestFirst() {
        return newestFirst;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourcePriority that && order.equals(that.order);
    }

    @Override
    public int hashCode() {
        return order.hashCode();
    }

    @Override
    public String toString() {
        return "SourcePriority" + order;
    }
}
