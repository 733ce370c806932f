package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what a command takes a customer. */
class CustomerNameTest {
    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.in(folder);
    }

    private String idOfAda() {
        shop.run("adjust", Shop.ADA, "5");
        return shop.run("wallet", Shop.ADA, "--profiles")
                .out()
                .lines()
                .filter(line -> line.contains("of profile "))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*of profile ", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"603-555-0101", "(603) 555-0101", "+16035550101"})
    void aPhoneNumberIsTakenInAnyFormat(String phone) {
        assertThat(shop.run("wallet", phone).code()).isZero();
    }

    @Test
    void anEmailAddressIsTaken() {
        Trial.of("import", Trial.file(folder, "id,email", "e,ada@oakhill-sample.org"), "--store", shop.store());

        assertThat(shop.run("wallet", "ADA@oakhill-sample.org").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wallet", "join", "leave", "timeline", "explain"})
    void anIdIsTakenThoughItMayBeginWithAHyphen(String command) {
        Trial trial = shop.run(command, idOfAda());

        assertThat(trial.err()).isEmpty();
        assertThat(trial.code()).isZero();
    }

    @Test
    void anIdIsTakenBeforePointsThatAreTaken() {
        Trial trial = shop.run("adjust", idOfAda(), "-2");

        assertThat(trial.out()).contains("balance 3.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wallet", "join", "leave", "timeline", "explain", "recommend"})
    void whoIsNotThereIsSaidWithoutBeingNamed(String command) {
        for (String name : new String[] {"603-555-0199", "nobody@oakhill-sample.org", "Rosalind"}) {
            Trial trial = shop.run(command, name);

            assertThat(trial.code()).isEqualTo(2);
            assertThat(trial.out()).isEmpty();
            assertThat(trial.err())
                    .isEqualTo("persona: there is no customer with this id, phone number or e-mail address\n");
        }
    }

    @Test
    void ofSeveralWithOneAddressTheIdsAreNamed() {
        String[] strangers = Stream.concat(
                        Stream.of("id,first name,last name,phone"),
                        IntStream.rangeClosed('A', 'J').mapToObj(letter -> {
                            String name = String.valueOf((char) letter).repeat(3);
                            return "x" + name + "," + name + "," + name + "son," + "603-555-0142";
                        }))
                .toArray(String[]::new);
        Trial.of("import", Trial.file(folder, strangers), "--store", shop.store());

        Trial trial = shop.run("wallet", "603-555-0142");

        assertThat(trial.code()).isEqualTo(2);
        assertThat(trial.err())
                .contains("customers have this address; name the one by its id: ")
                .doesNotContain("0142");
    }

    @Test
    void aMissingStoreIsSaidDespiteTheFreedomOfIds() {
        Trial trial = Trial.of("wallet", Shop.ADA, "--stroe", shop.store());

        trial.assertRefused("--store");
    }
}
