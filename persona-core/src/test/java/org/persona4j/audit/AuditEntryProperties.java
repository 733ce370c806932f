package org.persona4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The order of the ids of entries. */
class AuditEntryProperties {
    private static final long FIRST = -62_167_219_200L;
    private static final long LAST = 253_402_300_799L;
    private static final int NANOS = 999_999_999;

    @Property(tries = 500)
    void theOrderOfIdsIsThatOfTime(
            @ForAll @LongRange(min = FIRST, max = LAST) long second,
            @ForAll @IntRange(max = NANOS) int nano,
            @ForAll @LongRange(min = FIRST, max = LAST) long otherSecond,
            @ForAll @IntRange(max = NANOS) int otherNano) {
        Instant one = Instant.ofEpochSecond(second, nano);
        Instant other = Instant.ofEpochSecond(otherSecond, otherNano);

        int byId = AuditEntry.id(one, "x").compareTo(AuditEntry.id(other, "x"));

        assertThat(Integer.signum(byId)).isEqualTo(Integer.signum(one.compareTo(other)));
    }

    @Property(tries = 200)
    void twoOfOneSecondAreInTheOrderOfTheirFractions(
            @ForAll @LongRange(min = FIRST, max = LAST) long second,
            @ForAll @IntRange(max = NANOS) int nano,
            @ForAll @IntRange(max = NANOS) int otherNano) {
        String one = AuditEntry.id(Instant.ofEpochSecond(second, nano), "x");
        String other = AuditEntry.id(Instant.ofEpochSecond(second, otherNano), "x");

        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Integer.compare(nano, otherNano));
    }
}
