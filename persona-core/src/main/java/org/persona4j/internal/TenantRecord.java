package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What every commit of a tenant expects to find unchanged.
 *
 * @param format the version of the format of all records of the tenant
 * @param keyCheck a hash that only the tenant's hash key gives
 * @param rules the keyed digest of the identity rules by which the personas were made
 * @param repairOrNull the repartition under way, if there is one: until it is done no facts change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TenantRecord(
        @JsonProperty("format") int format,
        @JsonProperty("keyCheck") String keyCheck,
        @JsonProperty("rules") String rules,
        @JsonProperty("repair") @Nullable String repairOrNull) {
    /** The format written by this version. */
    public static final int FORMAT = 1;

    TenantRecord withRepair(@Nullable String repair) {
        return new TenantRecord(format, keyCheck, rules, repair);
    }
}
