package org.persona4j.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How columns are commonly headed. Case, spaces, underscores and hyphens do not matter. */
final class CommonHeaders {
    private static final Map<String, ImportField> FIELDS = fields();

    /**
     * What is too often something else. A column of points is mostly a balance of today: in a file that comes every week it would be
     * credited every week.
     */
    private static final Map<String, ImportField> DOUBTFUL = plain(Map.of(
            ImportField.OPENING_POINTS,
            List.of(
                    "points",
                    "points balance",
                    "point balance",
                    "balance",
                    "loyalty points",
                    "reward points",
                    "rewards points",
                    "current points",
                    "available points"),
            ImportField.MEMBER_SINCE,
            List.of("joined", "enrolled", "sign up date", "signed up"),
            ImportField.MEMBER,
            List.of("loyalty", "rewards", "program")));

    /** Shorter common headers are too near to other words: a list is no last name. */
    private static final int SHORTEST_WITH_A_SLIP = 5;

    private static final int SHORTEST_WITH_TWO = 8;

    private static final int LONGEST =
            FIELDS.keySet().stream().mapToInt(String::length).max().orElse(0);

    private CommonHeaders() {}

    /** The field that a column with this header commonly is; a number at the end tells one of several phones or e-mails. */
    static ImportField field(String header) {
        String plain = PlainWord.of(header);
        ImportField exactly = FIELDS.get(plain);
        if (exactly != null) {
            return exactly;
        }
        ImportField unnumbered = FIELDS.getOrDefault(withoutNumber(plain), ImportField.TRAIT);
        return unnumbered.isRepeatable() ? unnumbered : ImportField.TRAIT;
    }

    private static String withoutNumber(String plain) {
        int end = plain.length();
        while (end > 0 && plain.charAt(end - 1) >= '0' && plain.charAt(end - 1) <= '9') {
            end--;
        }
        return plain.substring(0, end);
    }

    /**
     * The field, one of those that are free, that a column with this header may be meant as: by a doubtful header, else by the common
     * one that is the fewest slips of the finger away, of several such the first.
     */
    static Optional<ImportField> near(String header, Set<ImportField> free) {
        String plain = withoutNumber(PlainWord.of(header));
        ImportField doubtful = DOUBTFUL.get(plain);
        if (doubtful != null && free.contains(doubtful)) {
            return Optional.of(doubtful);
        }
        int[][] rows = new int[Nearest.ROWS][LONGEST + 1];
        ImportField nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (Map.Entry<String, ImportField> known : FIELDS.entrySet()) {
            String common = known.getKey();
            int most = Math.min(slips(common), fewest - 1);
            if (free.contains(known.getValue()) && Math.abs(common.length() - plain.length()) <= most) {
                int distance = Nearest.distance(plain, common, rows);
                if (distance <= most) {
                    nearest = known.getValue();
                    fewest = distance;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** How many slips still leave a common header to be known. */
    private static int slips(String common) {
        return common.length() < SHORTEST_WITH_A_SLIP ? 0 : common.length() < SHORTEST_WITH_TWO ? 1 : 2;
    }

    private static Map<String, ImportField> fields() {
        Map<String, ImportField> fields = new LinkedHashMap<>();
        for (ImportField field : ImportField.values()) {
            if (field != ImportField.TRAIT) {
                fields.put(PlainWord.of(field.code()), field);
                headers(field).forEach(header -> fields.put(PlainWord.of(header), field));
            }
        }
        return fields;
    }

    private static Map<String, ImportField> plain(Map<ImportField, List<String>> headers) {
        Map<String, ImportField> fields = new LinkedHashMap<>();
        headers.forEach((field, all) -> all.forEach(header -> fields.put(PlainWord.of(header), field)));
        return fields;
    }

    private static List<String> headers(ImportField field) {
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
            case OPENING_POINTS ->
                List.of(
                        "opening points balance",
                        "opening balance",
                        "starting points",
                        "starting balance",
                        "initial points",
                        "legacy points");
            case MEMBER ->
                List.of(
                        "is member",
                        "loyalty member",
                        "rewards member",
                        "member status",
                        "membership",
                        "membership status",
                        "loyalty status");
            case MEMBER_SINCE ->
                List.of(
                        "loyalty member since",
                        "membership date",
                        "membership start",
                        "date joined",
                        "joined at",
                        "joined on",
                        "join date",
                        "loyalty join date",
                        "enrolled at",
                        "enrollment date");
            case TAGS -> List.of("tag", "customer tags", "labels");
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
