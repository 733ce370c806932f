package org.persona4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.persona4j.access.Role;

/** Public calls, listed one after the other: what only looks, and what is noted in the audit. */
abstract class CallList {
    private final List<PublicCalls.Call> calls = new ArrayList<>();

    final List<PublicCalls.Call> calls() {
        return calls;
    }

    final void looks(String name, BiFunction<Personas, SmallTenant, Object> body) {
        calls.add(new PublicCalls.Call(name, Role.OWNER, Optional.empty(), body));
    }

    final void changes(String name, String noted, BiFunction<Personas, SmallTenant, Object> body) {
        calls.add(new PublicCalls.Call(name, Role.OWNER, Optional.of(noted), body));
    }

    final void does(String name, String noted, BiConsumer<Personas, SmallTenant> body) {
        changes(name, noted, (personas, tenant) -> {
            body.accept(personas, tenant);
            return "done";
        });
    }

    final void looksBySupport(String name, BiFunction<Personas, SmallTenant, Object> body) {
        calls.add(new PublicCalls.Call(name, Role.SUPPORT, Optional.empty(), body));
    }

    final void changesBySupport(String name, String noted, BiFunction<Personas, SmallTenant, Object> body) {
        calls.add(new PublicCalls.Call(name, Role.SUPPORT, Optional.of(noted), body));
    }

    final void changesByCustomer(String name, String noted, BiFunction<Personas, SmallTenant, Object> body) {
        calls.add(new PublicCalls.Call(name, Role.CUSTOMER, Optional.of(noted), body));
    }
}
