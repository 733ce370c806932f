package org.persona4j.testkit;

import java.time.Duration;
import net.jqwik.api.Group;
import org.persona4j.optin.OptInPolicy;

/** The standard policy of opt-in keeps the laws, and so do those at the bounds. */
class OptInPoliciesProperties {
    @Group
    class Standard implements OptInPolicyLaws {
        @Override
        public OptInPolicy policy() {
            return OptInPolicy.standard();
        }
    }

    @Group
    class OneRequestForAMinute implements OptInPolicyLaws {
        @Override
        public OptInPolicy policy() {
            return OptInPolicy.builder()
                    .maxBusinessRequests(1)
                    .requestLapsesAfter(Duration.ofMinutes(1))
                    .build();
        }
    }

    @Group
    class NoRequest implements OptInPolicyLaws {
        @Override
        public OptInPolicy policy() {
            return OptInPolicy.builder().maxBusinessRequests(0).build();
        }
    }

    @Group
    class ManyRequestsForAYear implements OptInPolicyLaws {
        @Override
        public OptInPolicy policy() {
            return OptInPolicy.builder()
                    .maxBusinessRequests(100)
                    .requestLapsesAfter(Duration.ofDays(366))
                    .build();
        }
    }
}
