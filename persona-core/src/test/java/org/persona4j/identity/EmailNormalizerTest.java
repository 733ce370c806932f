package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Data;
import net.jqwik.api.ForAll;
import net.jqwik.api.FromData;
import net.jqwik.api.Property;
import net.jqwik.api.Table;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple1;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Normalized.Reason;

class EmailNormalizerTest {

    private final EmailNormalizer emails = EmailNormalizer.standard();

    @Data
    Iterable<Tuple2<String, String>> addresses() {
        return Table.of(
                Tuple.of("robert@smith.net", "robert@smith.net"),
                Tuple.of("  Robert@SMITH.Net\r\n", "robert@smith.net"),
                Tuple.of("\u00A0robert@smith.net\u3000", "robert@smith.net"),
                Tuple.of("\u202Arobert@smith.net\u202C", "robert@smith.net"),
                Tuple.of("rob\u200Bert@smi\u00ADth.net", "robert@smith.net"),
                Tuple.of("\uFF32obert\uFF20smith\uFF0Enet", "robert@smith.net"),
                Tuple.of("robert@smith.net.", "robert@smith.net"),
                Tuple.of("robert+shop@smith.net", "robert+shop@smith.net"),
                Tuple.of("r.o.b.ert@gmail.com", "r.o.b.ert@gmail.com"),
                Tuple.of("o'brien/x=y@smith.net", "o'brien/x=y@smith.net"),
                Tuple.of("!#$%&'*+-/=?^_`{|}~@smith.net", "!#$%&'*+-/=?^_`{|}~@smith.net"),
                Tuple.of("robert@" + "s".repeat(63) + ".net", "robert@" + "s".repeat(63) + ".net"),
                Tuple.of("info@M\u00DCNCHEN.de", "info@xn--mnchen-3ya.de"),
                Tuple.of("info@mu\u0308nchen.de", "info@xn--mnchen-3ya.de"),
                Tuple.of("info@xn--mnchen-3ya.de", "info@xn--mnchen-3ya.de"),
                Tuple.of("info@\u4F8B\u3048\u3002\u30C6\u30B9\u30C8", "info@xn--r8jz45g.xn--zckzah"),
                Tuple.of("J\u00D6RG@smith.net", "j\u00F6rg@smith.net"));
    }

    @Property
    @FromData("addresses")
    void anAddressIsBroughtToItsCanonicalForm(@ForAll String text, @ForAll String canonical) {
        assertThat(emails.normalize(text)).isEqualTo(Normalized.valid(Identifier.of(IdentifierType.EMAIL, canonical)));
    }

    @Data
    Iterable<Tuple2<String, Reason>> refused() {
        return Table.of(
                Tuple.of("", Reason.BLANK),
                Tuple.of(" \u200B ", Reason.BLANK),
                Tuple.of("robert", Reason.NOT_AN_EMAIL),
                Tuple.of("@smith.net", Reason.NOT_AN_EMAIL),
                Tuple.of("robert@", Reason.EMAIL_DOMAIN),
                Tuple.of("robert@smith@smith.net", Reason.NOT_AN_EMAIL),
                Tuple.of("ro bert@smith.net", Reason.NOT_AN_EMAIL),
                Tuple.of("ro\tbert@smith.net", Reason.NOT_AN_EMAIL),
                Tuple.of(".robert@smith.net", Reason.NOT_AN_EMAIL),
                Tuple.of("robert.@smith.net", Reason.NOT_AN_EMAIL),
                Tuple.of("rob..ert@smith.net", Reason.NOT_AN_EMAIL),
                Tuple.of("\"robert\"@smith.net", Reason.NOT_AN_EMAIL),
                Tuple.of("Robert <robert@smith.net>", Reason.NOT_AN_EMAIL),
                Tuple.of("mailto:robert@smith.net", Reason.NOT_AN_EMAIL),
                Tuple.of("a@b.net;c@d.net", Reason.NOT_AN_EMAIL),
                Tuple.of("robert@smith", Reason.EMAIL_DOMAIN),
                Tuple.of("robert@smith,net", Reason.EMAIL_DOMAIN),
                Tuple.of("robert@smith..net", Reason.EMAIL_DOMAIN),
                Tuple.of("robert@.smith.net", Reason.EMAIL_DOMAIN),
                Tuple.of("robert@smith.net..", Reason.EMAIL_DOMAIN),
                Tuple.of("robert@-smith.net", Reason.EMAIL_DOMAIN),
                Tuple.of("robert@smith-.net", Reason.EMAIL_DOMAIN),
                Tuple.of("robert@smi_th.net", Reason.EMAIL_DOMAIN),
                Tuple.of("robert@127.0.0.1", Reason.EMAIL_DOMAIN),
                Tuple.of("robert@[127.0.0.1]", Reason.EMAIL_DOMAIN),
                Tuple.of("robert@smith.n", Reason.EMAIL_DOMAIN),
                Tuple.of("robert@" + "s".repeat(64) + ".net", Reason.EMAIL_DOMAIN),
                Tuple.of("robert@" + "\u00FC".repeat(63) + ".net", Reason.EMAIL_DOMAIN),
                Tuple.of("\uD83D\uDE00@smith.net", Reason.NOT_AN_EMAIL),
                Tuple.of("robert@m\u00FCller..net", Reason.EMAIL_DOMAIN),
                Tuple.of("m\u00FCller", Reason.NOT_AN_EMAIL),
                Tuple.of("rob\uD83Dert@smith.net", Reason.BROKEN_TEXT),
                Tuple.of("\uFDFA".repeat(900) + "@smith.net", Reason.NOT_AN_EMAIL),
                Tuple.of("r".repeat(1001), Reason.TOO_LONG));
    }

    @Property
    @FromData("refused")
    void whatIsNoAddressIsRefusedWithItsReason(@ForAll String text, @ForAll Reason reason) {
        assertThat(emails.normalize(text)).isEqualTo(Normalized.invalid(reason));
    }

    @Test
    void anAddressIsLookedForInTextOfAtMost1000Characters() {
        assertThat(emails.normalize(" ".repeat(984) + "robert@smith.net").identifier())
                .isPresent();
        assertThat(emails.normalize(" ".repeat(985) + "robert@smith.net"))
                .isEqualTo(Normalized.invalid(Reason.TOO_LONG));
    }

    @Test
    void theLocalPartHasAtMost64Octets() {
        assertThat(emails.normalize("r".repeat(64) + "@smith.net").identifier()).isPresent();
        assertThat(emails.normalize("r".repeat(65) + "@smith.net")).isEqualTo(Normalized.invalid(Reason.TOO_LONG));
        assertThat(emails.normalize("\u00F6".repeat(32) + "@smith.net").identifier())
                .isPresent();
        assertThat(emails.normalize("\u00F6".repeat(33) + "@smith.net")).isEqualTo(Normalized.invalid(Reason.TOO_LONG));
    }

    @Data
    Iterable<Tuple1<String>> firstAndLastOfEachNumberOfOctets() {
        return Table.of(
                Tuple.of("\u007F"),
                Tuple.of("\u0080"),
                Tuple.of("\u07FF"),
                Tuple.of("\u0800"),
                Tuple.of("\uD7FF"),
                Tuple.of("\uE000"),
                Tuple.of("\uFFFF"),
                Tuple.of("\uD800\uDC00"),
                Tuple.of("\uDBFF\uDFFF"));
    }

    @Property
    @FromData("firstAndLastOfEachNumberOfOctets")
    void octetsAreCountedAsUtf8Has(@ForAll String character) {
        int octets = character.getBytes(StandardCharsets.UTF_8).length;
        String fits = "r".repeat(64 - octets) + character;

        assertThat(EmailShape.problem(fits + "@smith.net")).isNotEqualTo(Reason.TOO_LONG);
        assertThat(EmailShape.problem("r" + fits + "@smith.net")).isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void theAddressHasAtMost254Octets() {
        String longest = "r@" + "smith.".repeat(41) + "photos";
        assertThat(longest).hasSize(254);

        assertThat(emails.normalize(longest).identifier()).isPresent();
        assertThat(emails.normalize("r" + longest)).isEqualTo(Normalized.invalid(Reason.TOO_LONG));
    }
}
