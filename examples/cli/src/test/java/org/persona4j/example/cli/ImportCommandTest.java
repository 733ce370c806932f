package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.persona4j.Personas;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.example.storefile.FilePersonaStore;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.PersonaId;

class ImportCommandTest {
    private static final Instant LATER = Trial.START.plusSeconds(60);
    private static final String PHONE = "603-555-0101";

    @TempDir
    private Path folder;

    private Path store() {
        return folder.resolve("members");
    }

    private String status(String address) {
        return Trial.at(LATER, "optin", "status", address, "--store", store()).out();
    }

    private Trial imported(Path input, Object... more) {
        List<Object> args = new ArrayList<>(List.of("import", input, "--store", store()));
        args.addAll(List.of(more));
        return Trial.at(LATER, args.toArray());
    }

    @Test
    void aYesOptsInOnItsChannelAlone() {
        Path input = Trial.file(folder, "id,phone,email,sms opt in", "a," + PHONE + ",ada@oakhill-sample.org,Yes");

        imported(input);

        assertThat(status(PHONE)).contains("text: OPTED_IN", "voice: NOT_ASKED");
        assertThat(status("ada@oakhill-sample.org")).contains("email: NOT_ASKED");
    }

    @Test
    void aPlainNoIsNoOptOutAndKeepsOptInAllAway() {
        Path input = Trial.file(folder, "id,phone,text opt in", "a," + PHONE + ",no", "b,603-555-0102,");

        Trial trial = imported(input, "--opt-in-all");

        assertThat(status(PHONE)).contains("text: NOT_ASKED");
        assertThat(status("603-555-0102")).contains("text: OPTED_IN");
        assertThat(trial.out()).containsPattern("consent +1   said no, left alone");
    }

    @Test
    void aStatusThatSaysOptedOutOptsOut() {
        Path input = Trial.file(folder, "id,phone,text opt in", "a," + PHONE + ",Unsubscribed");

        imported(input, "--opt-in-all");

        assertThat(status(PHONE)).contains("text: OPTED_OUT");
    }

    @Test
    void anOptOutColumnHoldsOnEveryChannelAndAddressOfItsRow() {
        Path input = Trial.file(
                folder,
                "id,phone,phone 2,email,text opt in,opted out",
                "a," + PHONE + ",603-555-0102,ada@oakhill-sample.org,yes,TRUE");

        imported(input);

        assertThat(status(PHONE)).contains("text: OPTED_OUT", "voice: OPTED_OUT");
        assertThat(status("603-555-0102")).contains("text: OPTED_OUT", "voice: OPTED_OUT");
        assertThat(status("ada@oakhill-sample.org")).contains("email: OPTED_OUT");
    }

    @Test
    void anUnknownWordIsToldWithItsLineAndOptsNobodyIn() {
        Path input = Trial.file(folder, "id,phone,text opt in", "a," + PHONE + ",perhaps");

        Trial trial = imported(input, "--opt-in-all");

        assertThat(trial.err()).contains("line 2: a cell of consent").doesNotContain("perhaps");
        assertThat(status(PHONE)).contains("text: NOT_ASKED");
    }

    @Test
    void aRejectedRowOptsOutButNotIn() {
        Path input = Trial.file(
                folder,
                "id,phone,text opt in,updated",
                "a," + PHONE + ",stop,yesterday",
                "b,603-555-0102,yes,yesterday",
                "c,603-555-0103,yes,2024-01-01");

        Trial trial = imported(input);

        assertThat(trial.out()).contains("REJECTED 2");
        assertThat(status(PHONE)).contains("text: OPTED_OUT");
        assertThat(status("603-555-0102")).contains("text: NOT_ASKED");
    }

    @Test
    void aYesThatNamesNoChannelOptsNobodyInAndARefusalEverywhere() {
        Path input = Trial.file(folder, "id,phone,opted in", "a," + PHONE + ",yes", "b,603-555-0102,opted_out");

        imported(input);

        assertThat(status(PHONE)).contains("text: NOT_ASKED");
        assertThat(status("603-555-0102")).contains("text: OPTED_OUT", "voice: OPTED_OUT");
    }

    @Test
    void rowsWithoutIdsOfTwoFilesAreDifferentRecords() {
        imported(Trial.file(folder, "phone", PHONE));

        Trial trial = imported(Trial.file(folder, "phone", "603-555-0102"));

        assertThat(trial.out()).contains("CREATED 1");
    }

    @Test
    void anImportThatIsDoneAsksNobodyAgain() {
        Path input = Trial.file(folder, "id,phone,text opt in", "a," + PHONE + ",yes");
        Path messages = folder.resolve("messages.jsonl");
        imported(input, "--double-opt-in", "--messages", messages);
        List<String> first = Trial.lines(messages);

        Trial again = imported(input, "--double-opt-in", "--messages", messages);

        assertThat(first).singleElement().asString().contains("opt_in_request", "+16035550101");
        assertThat(Trial.lines(messages)).isEqualTo(first);
        assertThat(again.out()).contains("done at " + LATER + " already").containsPattern("messages +0");
    }

    @Test
    void whoIsAskedMustGetTheMessage() {
        Trial trial = imported(Trial.file(folder, "id,phone", "a," + PHONE), "--double-opt-in");

        trial.assertRefused("--double-opt-in needs --messages");
        assertThat(store()).doesNotExist();
    }

    @Test
    void aDryRunTellsWhatTheImportWillAndChangesNothing() {
        imported(Trial.file(folder, "id,phone", "b,603-555-0102"));
        Path input =
                Trial.file(folder, "id,phone,text opt in", "a," + PHONE + ",yes", "b,603-555-0102,stop", "c,12,yes");

        Trial dry = imported(input, "--dry-run");
        String before = status(PHONE);
        Trial trial = imported(input);

        assertThat(dry.out()).startsWith("dry run of import ");
        assertThat(dry.out().replace("dry run of ", "")).isEqualTo(trial.out());
        assertThat(before).contains("text: NOT_ASKED");
        assertThat(status(PHONE)).contains("text: OPTED_IN");
    }

    @Test
    void nothingIsResumedThatWasNotBegun() {
        imported(Trial.file(folder, "phone", PHONE));

        Trial trial = imported(Trial.file(folder, "phone", "603-555-0102"), "--resume");

        trial.assertRefused("there is no import", "to go on with");
    }

    @Test
    void openingPointsAndMembershipAreTakenIn() {
        Path input =
                Trial.file(folder, "id,phone,opening_points,member", "a," + PHONE + ",12.50,yes", "b,603-555-0102,,no");

        Trial trial = imported(input);

        assertThat(trial.out())
                .containsPattern("opening +1   rows with opening points, in all 12.50")
                .containsPattern("joined +1   the loyalty program");
        assertThat(Trial.at(LATER, "wallet", PHONE, "--store", store()).out()).contains("12.50");
    }

    @Test
    void pastImportsAreListedAndShown() {
        imported(Trial.file(folder, "phone", PHONE), "--import-id", "first");
        imported(Trial.file(folder, "E-Mail", "ada@oakhill-sample.org", "nobody"), "--import-id", "second");

        Trial list = Trial.at(LATER, "imports", "list", "--store", store());
        Trial shown = Trial.at(LATER, "imports", "show", "second", "--store", store());
        Trial none = Trial.at(LATER, "imports", "show", "third", "--store", store());

        assertThat(list.out()).contains("first", "second", "DONE");
        assertThat(shown.out())
                .contains("column E-Mail: email", "done at " + LATER)
                .containsPattern("rows +2");
        none.assertRefused("there is no import third");
    }

    @Test
    void customersOfAPastImportAreAskedOnce() {
        Path messages = folder.resolve("asked.jsonl");
        imported(Trial.file(folder, "phone", PHONE), "--import-id", "first");

        Trial asked = Trial.at(LATER, "imports", "ask-opt-in", "first", "--store", store(), "--messages", messages);
        List<String> lines = Trial.lines(messages);
        Trial.at(LATER, "imports", "ask-opt-in", "first", "--store", store(), "--messages", messages);

        assertThat(asked.out()).containsPattern("messages +1   to be sent");
        assertThat(lines).singleElement().asString().contains("opt_in_request", "+16035550101");
        assertThat(status(PHONE)).contains("text: REQUESTED");
    }

    @Test
    void anIdOfAnotherImportIsRefused() {
        Path input = Trial.file(folder, "id,phone,text opt in", "a," + PHONE + ",yes");
        imported(input, "--import-id", "march");

        Trial trial = imported(input, "--import-id", "march", "--opt-in-all");

        trial.assertRefused("the import id march stands for another import already");
    }

    @Test
    void theKeyLiesBesideTheStoreAndIsNeverMadeAnew() throws IOException {
        imported(Trial.file(folder, "phone", PHONE));
        Files.delete(folder.resolve("members.key"));

        Trial trial = Trial.of("optin", "status", PHONE, "--store", store());

        trial.assertRefused("the key of the store", "is missing");
    }

    @Test
    void aStoreThatIsOpenElsewhereIsToldSo() {
        imported(Trial.file(folder, "phone", PHONE));

        Trial trial;
        try (FilePersonaStore held = FilePersonaStore.open(store())) {
            trial = Trial.of("optin", "status", PHONE, "--store", held.directory());
        }

        trial.assertRefused("is open in this process already");
    }

    @Test
    void rowsOfSomebodyInTheArchiveAreSkippedAndCounted() {
        imported(Trial.file(folder, "id,phone", "a," + PHONE, "b,603-555-0102"));
        Clock clock = Clock.fixed(LATER, ZoneOffset.UTC);
        try (OpenStore open =
                OpenStore.open(StoreDirectory.of(store(), null), false, Normalizers.standard("US"), clock)) {
            Personas personas = open.personas();
            PersonaId id = personas.search().byPhone(PHONE).get(0).id();
            personas.archive().put(id, ArchiveReason.MANUAL, "moved away");
        }

        Trial trial = imported(Trial.file(
                folder, "id,phone,text opt in", "a," + PHONE + ",yes", "b,603-555-0102,yes", "c," + PHONE + ",yes"));

        assertThat(trial.out())
                .containsPattern("rows +3   UPDATED 1, ARCHIVED 2")
                .containsPattern("rejected +0");
        assertThat(status(PHONE)).contains("text: NOT_ASKED");
        assertThat(status("603-555-0102")).contains("text: OPTED_IN");
    }

    @Test
    void aDirectoryOfOtherThingsIsNoStore() {
        Path input = Trial.file(folder, "phone", PHONE);

        Trial trial = Trial.of("import", input, "--store", folder);

        trial.assertRefused("is not a store, and not empty");
    }

    @Test
    void noStoreIsMadeToAskOne() {
        Trial trial = Trial.of("optin", "status", PHONE, "--store", store());

        trial.assertRefused("there is no store in");
        assertThat(store()).doesNotExist();
    }

    @Test
    void tenThousandMixedRowsRaiseNoOptOut() {
        int rows = 10_000;
        String[] out = new String[rows + 1];
        String[] mixed = new String[rows + 1];
        out[0] = "id,phone,text opt out";
        mixed[0] = "id,phone,text opt in";
        List<String> words = List.of("yes", "opted_in", "TRUE", "1", "no", "", "subscribed", "perhaps", "unsubscribed");
        Random random = new Random(20_260_301);
        for (int row = 1; row <= rows; row++) {
            String phone = "603" + (2_000_000 + row);
            out[row] = row + "," + phone + "," + (row % 2 == 0 ? "yes" : "");
            mixed[row] = row + "," + phone + "," + words.get(random.nextInt(words.size()));
        }
        Trial.of("import", Trial.file(folder, out), "--store", store());

        Trial trial = imported(Trial.file(folder, mixed), "--opt-in-all");

        long refused = count(trial, "refused, the customer opted out");
        long in = count(trial, "opted in");
        long silent = java.util.stream.IntStream.rangeClosed(1, rows)
                .filter(row -> row % 2 == 0)
                .filter(row -> !List.of("no", "perhaps", "unsubscribed")
                        .contains(mixed[row].split(",", -1)[2]))
                .count();
        assertThat(refused).isEqualTo(silent);
        assertThat(in + refused)
                .isEqualTo(java.util.stream.IntStream.rangeClosed(1, rows)
                        .filter(row -> !List.of("no", "perhaps", "unsubscribed")
                                .contains(mixed[row].split(",", -1)[2]))
                        .count());
        assertThat(status("6032000002")).contains("text: OPTED_OUT");
    }

    private static long count(Trial trial, String words) {
        Matcher found = Pattern.compile("consent +([0-9,]+)   " + Pattern.quote(words) + "\n")
                .matcher(trial.out());
        return found.find() ? Long.parseLong(found.group(1).replace(",", "")) : 0;
    }
}
