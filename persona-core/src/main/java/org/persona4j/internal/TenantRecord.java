package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every commit of a tenant expects to find unchanged.
 *
 * @param format the version of the format of all records of the tenant
 * @param keyCheck a hash that only the tenant's first hash key gives
 * @param laterKeyChecks for each further key up to the current one, a hash that only the keys up to that one give
 * @param moving whether records may still be under the ids of the key before the current one; nobody writes such any more
 * @param rules the keyed digest of the identity rules by which the personas were made
 * @param repairOrNull the repartition under way, if there is one: until it is done no facts change
 * @param feedOrNull where changes are told, if they ever were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TenantRecord(
        @JsonProperty("format") int format,
        @JsonProperty("keyCheck") String keyCheck,

        @JsonProperty("laterKeyChecks") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> laterKeyChecks,

        @JsonProperty("moving") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean moving,

        @JsonProperty("rules") String rules,
        @JsonProperty("repair") @Nullable String repairOrNull,
        @JsonProperty("feed") @Nullable FeedState feedOrNull) {
    /** The format written by this version. */
    public static final int FORMAT = 1;

    /** Makes the list unmodifiable. */
    public TenantRecord {
        laterKeyChecks = orEmpty(laterKeyChecks);
    }

    private static List<String> orEmpty(@Nullable List<String> checks) {
        return checks == null ? List.of() : List.copyOf(checks);
    }

    /** The number of the current hash key, under which all new ids are. */
    @JsonIgnore
    public int keyNumber() {
        return 1 + laterKeyChecks.size();
    }

    TenantRecord withRepair(@Nullable String repair) {
        return new TenantRecord(format, keyCheck, laterKeyChecks, moving, rules, repair, feedOrNull);
    }

    /** With a further key, to whose ids the records are to be moved. */
    TenantRecord movingTo(String nextKeyCheck) {
        List<String> checks = new ArrayList<>(laterKeyChecks);
        checks.add(nextKeyCheck);
        return new TenantRecord(format, keyCheck, checks, true, rules, repairOrNull, feedOrNull);
    }

    /** With no record left under the ids of an earlier key. */
    TenantRecord moved() {
        return new TenantRecord(format, keyCheck, laterKeyChecks, false, rules, repairOrNull, feedOrNull);
    }

    /** With changes told otherwise. */
    TenantRecord withFeed(FeedState feed) {
        return new TenantRecord(format, keyCheck, laterKeyChecks, moving, rules, repairOrNull, feed);
    }

    /** Where changes are told, or null if they are not. */
    @JsonIgnore
    @Nullable FeedState toldIn() {
        return feedOrNull == null || !feedOrNull.on() ? null : feedOrNull;
    }
}
