package org.persona4j.fuzz;

import static org.persona4j.fuzz.TextTargets.same;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.persona4j.HashKey;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.audit.AuditEntry;
import org.persona4j.change.ChangeCursor;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.optin.ActorKind;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.Delivery;
import org.persona4j.optin.DerivedKind;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInState;
import org.persona4j.optin.OptOutScope;
import org.persona4j.optin.PushEvent;
import org.persona4j.optin.Reply;
import org.persona4j.order.Money;
import org.persona4j.order.Quantity;
import org.persona4j.persona.SourcePriority;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Source;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.wallet.BelowZero;
import org.persona4j.wallet.EntryDetails;
import org.persona4j.wallet.EntryIds;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LotClass;
import org.persona4j.wallet.LotLife;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.RefundShortfall;
import org.persona4j.wallet.TimelineCursor;

/** The values that are made of text: numbers, ids, codes, names of sources and traits, keys of records. */
final class ValueTargets {
    private static final String[] NUMBERS = {
        "12.50", "-0.5", "+3", "0.0001", "922337203685477.5807", "99999999999999999.99", "1E3"
    };
    private static final String[] IDS = {"018f3a5e-7c1d-7b2a", "p1", "A_b-9", "u-17", "order 7", "shop/7", "\u5E97-1"};

    private static final List<Function<String, ?>> CODES = List.of(
            IdentifierType::ofCode,
            Role::ofCode,
            Reply::ofCode,
            Consent::ofCode,
            ActorKind::ofCode,
            DerivedKind::ofCode,
            Delivery::ofCode,
            OptOutScope::ofCode,
            MessageEvent.Kind::ofCode,
            PushEvent.Kind::ofCode,
            OptInState.Requester::ofCode,
            Absence::ofCode,
            BelowZero::ofCode,
            EntryKind::ofCode,
            LotClass::ofCode,
            RefundShortfall::ofCode,
            ArchiveReason::ofCode);

    private ValueTargets() {}

    static List<Target> all() {
        return List.of(
                argument("money")
                        .seeds(NUMBERS)
                        .words(".", "-", "+", "e")
                        .calling(reads(Money::parse, Money::toString)),
                argument("money of a number")
                        .seeds(NUMBERS)
                        .words(".", "-", "E", "E999999999")
                        .calling(ValueTargets::moneyOf),
                argument("quantity").seeds(NUMBERS).words(".", "e").calling(reads(Quantity::parse, Quantity::toString)),
                argument("points").seeds(NUMBERS).words(".", "-", "+").calling(reads(Points::parse, Points::toString)),
                argument("life of points")
                        .seeds("never", "inactivity-365", "fixed-90")
                        .words("-", "99999", "36501")
                        .calling(reads(LotLife::ofCode, LotLife::code)),
                argument("persona id").seeds(IDS).calling(reads(PersonaId::of, PersonaId::value)),
                argument("profile id").seeds(IDS).calling(reads(ProfileId::of, ProfileId::value)),
                argument("decision id").seeds(IDS).calling(reads(DecisionId::of, DecisionId::value)),
                argument("any code")
                        .seeds(
                                "phone",
                                "staff",
                                "stop",
                                "in",
                                "not_asked",
                                "archived",
                                "boost",
                                "manual",
                                "text",
                                "persona")
                        .words("_", "opt", "out", "in")
                        .calling(ValueTargets::code),
                argument("canonical identifier")
                        .seeds(
                                "+16035551212",
                                "robert@example.org",
                                "1984-02-29|robert|allen",
                                "078051120",
                                "1EG4TE5MK72")
                        .words("|", "@", "+")
                        .calling(ValueTargets::identifier),
                argument("address")
                        .seeds("+16035551212", "robert@example.org", "device-token:APA91b", "pass-1")
                        .calling(ValueTargets::address),
                argument("source")
                        .seeds("MANUAL", "INTEGRATION:till", "FILE_IMPORT:spring-list")
                        .words(":", "PIXEL", "OCR")
                        .calling(reads(Source::parse, Source::toString)),
                argument("order of sources")
                        .seeds("MANUAL,PIXEL", "INTEGRATION:till,INTEGRATION,OCR", "OCR,FILE_IMPORT:a")
                        .words(",", ":", "OCR", "INTEGRATION")
                        .copying(64)
                        .calling(text -> SourcePriority.parse(List.of(text.split(",", -1)))),
                argument("name of a trait")
                        .seeds("color", "shoe size", "last_name")
                        .calling(TraitNames::check),
                argument("text of a trait")
                        .seeds("red", "b\u00E9ige", "")
                        .calling(reads(TraitValue::of, TraitValue::text)),
                argument("number of a trait")
                        .seeds(NUMBERS)
                        .words(".", "e", "E-")
                        .calling(ValueTargets::numberOfTrait),
                argument("texts of a trait")
                        .seeds("a,b,c", "red")
                        .words(",")
                        .copying(64)
                        .calling(text -> TraitValue.of(List.of(text.split(",", -1)))),
                argument("actor").seeds(IDS).calling(Actor::staff),
                argument("entry of the audit")
                        .seeds("merges.link", "done", "wallets.adjust_all")
                        .words(".", "_", "a.")
                        .calling(ValueTargets::audit),
                argument("id of an entry")
                        .seeds(IDS)
                        .words("order:", "refund:", "expiry:")
                        .calling(EntryIds::check),
                argument("details of an entry").seeds(IDS).calling(ValueTargets::details),
                argument("id of an import").seeds(IDS).calling(OptInImport::of),
                argument("id of a report")
                        .seeds(IDS)
                        .words("copied:", ":")
                        .calling(text ->
                                OptInReport.of(MessageEvent.Kind.SET_OUT).withId(text)),
                argument("evidence")
                        .seeds(IDS)
                        .words("\n")
                        .calling(text ->
                                Evidence.builder().how(text).source(text).build()),
                Target.named("wording")
                        .seeds("please stop", "\uD83D\uDED1")
                        .copying(8)
                        .calling(Evidence::wording),
                argument("choice of a shop")
                        .seeds(IDS)
                        .calling(text -> new StoreChoice(ChoiceLevel.SIGN_UP, text, Instant.EPOCH)),
                argument("hash key")
                        .copying(4)
                        .seeds("AAECAwQFBgcICQoLDA0ODw==", "/+8=")
                        .words("=", "+", "-")
                        .calling(HashKey::parse),
                argument("cursor of a timeline")
                        .seeds(
                                "2024-01-01T08:30:00Z/e1",
                                "-1000000000-01-01T00:00:00Z/order:7",
                                "2024-01-01T00:00:00.000000001Z/a/b")
                        .words("/", "Z", "+1000000000-12-31T23:59:59Z")
                        .calling(reads(TimelineCursor::parse, TimelineCursor::text)),
                argument("cursor of changes")
                        .seeds("1:0", "12:0,5,42.7,9223372036854775807.1000000")
                        .words(":", ",", ".", "0", "9999999999999999999")
                        .calling(reads(ChangeCursor::parse, ChangeCursor::text)),
                argument("tenant, kind and id of a record").seeds(IDS).calling(text -> RecordKey.of(text, text, text)),
                argument("cursor of a scan").seeds(IDS).calling(reads(ScanCursor::of, ScanCursor::lastId)),
                argument("range of a scan")
                        .seeds("a", "a/", "\uDBFF\uDFFF", "\uFFFF")
                        .copying(8)
                        .calling(
                                text -> RecordScan.of("t", "k").withPrefix(text).withRange("", text)));
    }

    /** A value that refuses wrong texts as wrong arguments. */
    private static Target.Draft argument(String name) {
        return Target.named(name).refusing(IllegalArgumentException.class);
    }

    /** A value that reads as itself from what it is written as. */
    private static <T> Target.Call reads(Function<String, T> read, Function<T, String> written) {
        return text -> {
            T value = read.apply(text);
            same(read.apply(written.apply(value)), value);
            return value;
        };
    }

    private static Object moneyOf(String text) {
        BigDecimal number = number(text);
        return number == null ? Optional.empty() : Money.of(number);
    }

    private static Object numberOfTrait(String text) {
        BigDecimal number = number(text);
        return number == null ? Optional.empty() : TraitValue.of(number).text();
    }

    private static @Nullable BigDecimal number(String text) {
        if (text.length() > 1_000) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static Object code(String text) {
        IllegalArgumentException last = new IllegalArgumentException("there is no code");
        for (Function<String, ?> codes : CODES) {
            try {
                return codes.apply(text);
            } catch (IllegalArgumentException e) {
                last = e;
            }
        }
        throw last;
    }

    private static Object identifier(String text) {
        IllegalArgumentException last = new IllegalArgumentException("there is no type");
        for (IdentifierType type : IdentifierType.values()) {
            try {
                return Identifier.of(type, text).masked();
            } catch (IllegalArgumentException e) {
                last = e;
            }
        }
        throw last;
    }

    private static Object address(String text) {
        IllegalArgumentException last = new IllegalArgumentException("there is no type");
        for (Address.Type type : Address.Type.values()) {
            try {
                return Address.of(type, text);
            } catch (IllegalArgumentException e) {
                last = e;
            }
        }
        throw last;
    }

    private static Object audit(String text) {
        return new AuditEntry("1", Instant.EPOCH, Actor.system("s"), text, List.of(), "done", text);
    }

    private static Object details(String text) {
        return EntryDetails.builder()
                .id(text)
                .by(Actor.system("s"))
                .note(text)
                .orderId(text)
                .build();
    }
}
