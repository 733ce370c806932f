package org.persona4j.example.cli;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How columns are commonly headed. Case, spaces, underscores and hyphens do not matter. */
final class CommonHeaders {
    private static final Map<String, Field> FIELDS = fields();

    private CommonHeaders() {}

    /** The field that a column with this header commonly is; a number at the end tells one of several phones or e-mails. */
    static Field field(String header) {
        String plain = plain(header);
        Field exactly = FIELDS.get(plain);
        if (exactly != null) {
            return exactly;
        }
        Field unnumbered = FIELDS.getOrDefault(plain.replaceFirst("[0-9]+$", ""), Field.TRAIT);
        return unnumbered.several() ? unnumbered : Field.TRAIT;
    }

    /** Letters and digits of a header, in lower case. */
    static String plain(String header) {
        StringBuilder plain = new StringBuilder(header.length());
        Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        for (Field field : Field.values()) {
            if (field != Field.TRAIT) {
                fields.put(plain(field.code()), field);
                headers(field).forEach(header -> fields.put(plain(header), field));
            }
        }
        return fields;
    }

    private static List<String> headers(Field field) {
        return switch (field) {
            case SOURCE_ID ->
                List.of(
                        "id",
                        "unique id",
                        "customer id",
                        "customer number",
                        "customer no",
                        "client id",
                        "contact id",
                        "member id",
                        "rec id",
                        "record id",
                        "source record id",
                        "external id");
            case PHONE ->
                List.of(
                        "phone number",
                        "phone no",
                        "mobile",
                        "mobile phone",
                        "mobile number",
                        "mobile phone number",
                        "cell",
                        "cell phone",
                        "cell phone number",
                        "cell number",
                        "primary phone",
                        "telephone",
                        "telephone number",
                        "tel",
                        "msisdn");
            case EMAIL -> List.of("email address", "mail", "mail address", "primary email");
            case FIRST_NAME -> List.of("first", "given name", "forename", "fname");
            case LAST_NAME -> List.of("last", "surname", "family name", "lname");
            case FULL_NAME -> List.of("name", "customer name", "display name");
            case BIRTH_DATE -> List.of("dob", "date of birth", "birthday", "born");
            case GOVERNMENT_ID ->
                List.of(
                        "soc sec id",
                        "ssn",
                        "social security number",
                        "national id",
                        "passport",
                        "passport number",
                        "driver license",
                        "driver license number",
                        "drivers license",
                        "drivers license number",
                        "driving license");
            case MEDICAL_ID ->
                List.of("medical card", "medical card number", "medical card id", "medical license", "medical number");
            case FAVORITE_STORE ->
                List.of("favourite store", "preferred store", "home store", "favorite shop", "favourite shop");
            case OBSERVED_AT ->
                List.of(
                        "observed",
                        "updated at",
                        "updated",
                        "last updated",
                        "last update",
                        "modified at",
                        "last modified",
                        "last seen");
            case TEXT_OPT_IN ->
                List.of(
                        "sms opt in",
                        "text opted in",
                        "sms opted in",
                        "text consent",
                        "sms consent",
                        "text marketing consent",
                        "sms marketing consent",
                        "accepts sms marketing",
                        "text status",
                        "sms status",
                        "text opt in status",
                        "sms opt in status");
            case EMAIL_OPT_IN ->
                List.of(
                        "email opted in",
                        "email consent",
                        "email marketing consent",
                        "accepts email marketing",
                        "email status",
                        "email opt in status",
                        "newsletter");
            case VOICE_OPT_IN ->
                List.of("call opt in", "voice consent", "call consent", "voice status", "voice opt in status");
            case OPT_IN ->
                List.of(
                        "opted in",
                        "phone opt in",
                        "opt in status",
                        "consent",
                        "marketing consent",
                        "marketing opt in",
                        "accepts marketing",
                        "subscribed",
                        "subscription status");
            case TEXT_OPT_OUT ->
                List.of(
                        "sms opt out",
                        "text opted out",
                        "sms opted out",
                        "text unsubscribed",
                        "sms unsubscribed",
                        "do not text");
            case EMAIL_OPT_OUT -> List.of("email opted out", "email unsubscribed", "do not email");
            case VOICE_OPT_OUT -> List.of("call opt out", "voice opted out", "do not call", "dnc");
            case OPT_OUT ->
                List.of(
                        "opted out",
                        "unsubscribed",
                        "unsubscribe",
                        "do not contact",
                        "marketing opt out",
                        "suppressed");
            case TRAIT -> List.of();
        };
    }
}
