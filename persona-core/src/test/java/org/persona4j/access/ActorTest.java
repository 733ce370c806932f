package org.persona4j.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ActorTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void eachFactoryGivesItsRole() {
        assertThat(Actor.staff("u-1")).isEqualTo(Actor.of(Role.STAFF, "u-1"));
        assertThat(Actor.owner("u-1")).isEqualTo(Actor.of(Role.OWNER, "u-1"));
        assertThat(Actor.system("u-1")).isEqualTo(Actor.of(Role.SYSTEM, "u-1"));
        assertThat(Actor.support("u-1")).isEqualTo(Actor.of(Role.SUPPORT, "u-1"));
        assertThat(Actor.customer("u-1")).isEqualTo(Actor.of(Role.CUSTOMER, "u-1"));
    }

    @Test
    void theIdIsNotShown() {
        assertThat(Actor.of(Role.MARKETING_ANALYST, "u-4711")).hasToString("Actor[marketing_analyst]");
    }

    @Test
    void anIdHasOneTo128Chars() {
        assertThat(Actor.staff("x".repeat(128)).id()).hasSize(128);
        assertThatIllegalArgumentException().isThrownBy(() -> Actor.staff("")).withMessageContaining("not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Actor.staff("x".repeat(129)))
                .withMessageContaining("not 129");
    }

    @Test
    void anIdHasNoControlCharacter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Actor.staff("u\n1"))
                .withMessageContaining("position 1");
    }

    @Test
    void anIdHasNoUnpairedSurrogate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Actor.staff("u1\uD83D"))
                .withMessageContaining("position 2");
        assertThat(Actor.staff("u\uD83D\uDE00").id()).hasSize(3);
    }

    @Test
    void comesBackFromJson() throws JsonProcessingException {
        Actor actor = Actor.of(Role.MARKETING_ANALYST, "u-17");

        String written = json.writeValueAsString(actor);

        assertThat(written).isEqualTo("{\"role\":\"marketing_analyst\",\"id\":\"u-17\"}");
        assertThat(json.readValue(written, Actor.class)).isEqualTo(actor);
    }
}
