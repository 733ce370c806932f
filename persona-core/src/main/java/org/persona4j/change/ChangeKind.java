package org.persona4j.change;

/**
 * What became of a persona. None says what is in it: whoever is told reads it by its id, and so has what is true now.
 *
 * <p>Of a persona that somebody began to follow, or that is back ({@link #CREATED}, {@link #SPLIT_FROM}, {@link #VISIBLE},
 * {@link #RESTORED}), all is to be read, and one that is gone ({@link #MERGED_INTO}, {@link #HIDDEN}, {@link #ARCHIVED},
 * {@link #ERASED}) is to be dropped; of the commit that tells one of these nothing further is told of the persona. {@link #UPDATED}
 * says that anything of it may be otherwise, also its points, its favorite store and its opt-ins.
 */
public enum ChangeKind {
    /** It is there, and no profile of it was before. */
    CREATED,
    /** It holds other profiles or says something else, was in the program or is, or has other orders. */
    UPDATED,
    /** It is part of another, which is told: the one that holds its profile when the change is read. */
    MERGED_INTO,
    /** It is one of its own, and was part of another, which is told. */
    SPLIT_FROM,
    /** It is not seen any more. Why is told to nobody. */
    HIDDEN,
    /** It is seen, and was not for a while, or never. Why is told to nobody. */
    VISIBLE,
    /** It is in the archive of the staff. */
    ARCHIVED,
    /** It is out of the archive of the staff. */
    RESTORED,
    /** Something was said of an address of it on a channel, which is told, or of what was an address of it. */
    OPT_IN,
    /** Points came or went, or were booked otherwise. Points that expire do so without being told of. */
    POINTS,
    /** Somebody chose a store for it. What follows from its orders is told with these, as an update. */
    FAVORITE_STORE,
    /** The customer was forgotten: whatever is known of it elsewhere is to be deleted. */
    ERASED
}
