package org.persona4j;

import java.time.Duration;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** A tenant whose customers say what they want of being messaged, each a second after the last. Not thread-safe. */
final class OptInTrial {
    static final Address PHONE = Address.of(Address.Type.PHONE, "+16035551201");
    static final Address OTHER_PHONE = Address.of(Address.Type.PHONE, "+16035551202");
    static final OptInReport IN = OptInReport.setting(true, false, true);

    private final Trial trial = new Trial(IdentityRules.standard());
    final Personas personas = asMachine(OptInPolicy.standard(), "m");
    final OptIns optIns = personas.optIns();

    /** The machine that reports what customers say, under a policy. */
    Personas asMachine(OptInPolicy policy, String ids) {
        return trial.asMachine(policy, ids);
    }

    /** The staff of the tenant. */
    Personas staff() {
        return trial.personas();
    }

    TestClock clock() {
        return trial.clock();
    }

    PersonaId take(String id, Address... phones) {
        SourceRecord.Builder record = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), id);
        for (Address phone : phones) {
            record.phone(phone.value());
        }
        IntakeOutcome outcome = personas.intake().take(record.build());
        return PersonaId.of(((IntakeOutcome.Accepted) outcome).profile().value());
    }

    /** How a phone stands for texts. */
    OptInStatus text(Address phone) {
        return optIns.status(MessageChannel.TEXT, phone).status();
    }

    /** Reports what was said of texts to a phone. */
    OptInAnswer report(Address phone, OptInReport report) {
        trial.clock().move(Duration.ofSeconds(1));
        return optIns.report(MessageChannel.TEXT, phone, report);
    }

    /** Reports the message that came from a phone. */
    OptInAnswer reply(Address phone, String message) {
        trial.clock().move(Duration.ofSeconds(1));
        return optIns.reply(phone, message);
    }
}
