package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.ProfileId;

/** The calls of a history that had an effect, to be made again: each gets its answer, and changes nothing. Not thread-safe. */
final class Made {
    private final PointsWorld world;
    private final List<Call> calls = new ArrayList<>();

    /** A call, what it is answered when it is made again, and the profile that has to be seen for that, if any has. */
    private record Call(
            Function<Personas, ?> call,
            Object answer,
            @Nullable ProfileId seenOrNull) {}

    Made(PointsWorld world) {
        this.world = world;
    }

    /** A call that has its answer for ever. */
    void add(Function<Personas, ?> call, Object answer) {
        calls.add(new Call(call, answer, null));
    }

    /** A call that has its answer as long as a profile is seen. */
    void add(ProfileId seen, Function<Personas, ?> call, Object answer) {
        calls.add(new Call(call, answer, seen));
    }

    /** Makes the last so many calls again. */
    void again(int most) {
        for (Call call : calls.subList(Math.max(0, calls.size() - most), calls.size())) {
            if (call.seenOrNull() != null && world.isArchived(call.seenOrNull())) {
                assertThatExceptionOfType(NotFoundException.class)
                        .isThrownBy(() -> world.client().ask(call.call()));
            } else {
                Object answer = world.client().ask(call.call());
                assertThat(answer).isEqualTo(call.answer());
            }
        }
    }
}
