package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptInCommandsTest {
    private static final String PHONE = "603-555-0101";

    @TempDir
    private Path folder;

    private Path store = Path.of("");

    @BeforeEach
    void store() {
        store = folder.resolve("store");
    }

    @Test
    void settingMakesAStore() {
        Trial set = Trial.of("optin", "set", PHONE, "out", "--store", store);

        assertThat(set.code()).isZero();
        assertThat(set.out()).isEqualTo("text: taken; OPTED_OUT\n");
        assertThat(Trial.of("optin", "status", PHONE, "--store", store, "--channel", "text")
                        .out())
                .startsWith("text: OPTED_OUT since 2026-03-01T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody          | --channel=text  | neither a phone number nor an e-mail address",
                "603-555-0101    | --channel=email | --channel email reaches no phone number",
                "ada@example.com | --channel=voice | --channel voice reaches no e-mail address",
                "603-555-0101    | --region=ZZ     | --region",
            })
    void whatCannotBeSetLeavesNoStoreBehind(String address, String option, String said) {
        Trial.of("optin", "set", address, "out", "--store", store, option).assertRefused(said);

        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"status", "history"})
    void onlySettingMakesAStore(String look) {
        Trial.of("optin", look, PHONE, "--store", store).assertRefused("there is no store");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatWasNeverSpokenOfHasNoHistory() {
        Trial.of("optin", "set", PHONE, "out", "--store", store);

        Trial history = Trial.of("optin", "history", "603-555-0102", "--store", store);

        assertThat(history.code()).isEqualTo(1);
        assertThat(history.out()).isEqualTo("nothing was ever said of this address\n");
    }

    @Test
    void onlyAPhoneAnswersATextMessage() {
        Trial.of("optin", "set", PHONE, "ask", "--store", store);

        Trial.of("optin", "reply", "ada@example.com", "YES", "--store", store)
                .assertRefused("a reply to a text message comes from a phone number");
    }

    @Test
    void whatIsTrueOfAMomentStaysSo() {
        Trial.at(Trial.START, "optin", "set", PHONE, "in", "--store", store);
        Trial.at(Trial.START.plusSeconds(60), "optin", "reply", PHONE, "STOP", "--store", store);

        Trial status = Trial.at(
                Trial.START.plusSeconds(120),
                "optin",
                "status",
                PHONE,
                "--store",
                store,
                "--channel",
                "text",
                "--as-of",
                Trial.START.plusSeconds(59));

        assertThat(status.out()).startsWith("text: OPTED_IN since 2026-03-01T12:00:00Z");
    }
}
