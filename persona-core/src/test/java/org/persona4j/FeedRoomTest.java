package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Role;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeKind;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** Changes of which there is so much to tell that a commit of the smallest store that will do is full. */
class FeedRoomTest {
    private static final int ROWS = 400;
    private static final Source FILE = Source.of(Source.Kind.FILE_IMPORT);

    private final FeedWorld world = new FeedWorld(IdentityRules.standard());
    private final Personas owner = world.as(Role.OWNER, "o");

    private static String phone(int number) {
        return "+1603555" + (2000 + number);
    }

    private static Address box(int number) {
        return Address.of(Identifier.of(IdentifierType.EMAIL, "m" + number + "@mail.net"));
    }

    private static List<ImportRow> rows() {
        List<ImportRow> rows = new ArrayList<>();
        for (int number = 0; number < ROWS; number++) {
            SourceRecord record = SourceRecord.builder(FILE, "r" + number)
                    .phone(phone(number))
                    .build();
            rows.add(ImportRow.builder(Integer.toString(number), record)
                    .line(number + 2)
                    .consent(RowConsent.builder(record)
                            .optIn(MessageChannel.TEXT)
                            .optOut(MessageChannel.VOICE)
                            .build())
                    .build());
        }
        return rows;
    }

    @Test
    void aFileOfManyWordsIsToldWhole() {
        Follower follower = new Follower(world, 1_000);

        owner.imports().run(ImportRequest.of("file-1"), rows());

        follower.catchUp();
        follower.knowsAll();
        assertThat(follower.all())
                .filteredOn(change -> change.kind() == ChangeKind.OPT_IN)
                .hasSize(2 * ROWS);
    }

    @Test
    void aValueOfManyCeasesToBeTheirs() {
        Follower follower = new Follower(world, 1_000);
        String shared = phone(0);
        for (int number = 0; number < 150; number++) {
            SourceRecord record = SourceRecord.builder(FILE, "r" + number)
                    .phone(shared)
                    .email("m" + number + "@mail.net")
                    .build();
            owner.intake().take(record);
        }
        follower.catchUp();
        assertThat(follower.seen()).hasSize(1);

        owner.merges().declareShared(Identifier.of(IdentifierType.PHONE, shared), "a switchboard");

        List<Change> told = follower.catchUp();
        follower.knowsAll();
        assertThat(told)
                .filteredOn(change -> change.kind() == ChangeKind.SPLIT_FROM)
                .hasSize(149);
    }

    @Test
    void whoHasManyNumbersIsOutAtAllOfThem() {
        Follower follower = new Follower(world, 1_000);
        int numbers = 440;
        for (int member = 0; member < numbers / 10; member++) {
            SourceRecord.Builder record =
                    SourceRecord.builder(FILE, "r" + member).email("common@mail.net");
            for (int number = 10 * member; number < 10 * member + 10; number++) {
                record.phone(phone(number));
            }
            owner.intake().take(record.build());
        }
        follower.catchUp();
        assertThat(follower.seen()).hasSize(1);

        owner.optIns().reply(Address.of(Identifier.of(IdentifierType.PHONE, phone(0))), "STOP");

        follower.catchUp();
        follower.knowsAll();
        assertThat(owner.optIns()
                        .status(
                                MessageChannel.TEXT,
                                Address.of(Identifier.of(IdentifierType.PHONE, phone(numbers - 1))))
                        .status())
                .isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void whoHasManyMailboxesIsOutAtAllOfThem() {
        Follower follower = new Follower(world, 1_000);
        int boxes = 440;
        for (int member = 0; member < boxes / 10; member++) {
            SourceRecord.Builder record =
                    SourceRecord.builder(FILE, "r" + member).phone(phone(0));
            for (int box = 10 * member; box < 10 * member + 10; box++) {
                record.email(box(box).value());
            }
            owner.intake().take(record.build());
        }
        follower.catchUp();
        assertThat(follower.seen()).hasSize(1);

        owner.optIns().report(MessageChannel.EMAIL, box(0), OptInReport.of(MessageEvent.Kind.SET_OUT));

        follower.catchUp();
        follower.knowsAll();
        assertThat(owner.optIns().status(MessageChannel.EMAIL, box(boxes - 1)).status())
                .isEqualTo(OptInStatus.OPTED_OUT);
    }
}
