package org.persona4j.example.cli;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Rows of invented customers as CSV. About 30 % of the rows are about a customer who has a row already: with another spelling of
 * the phone, another case of the e-mail, or only one of the two. One customer in twenty shares the phone of the customer before.
 * All numbers have the exchange 555. The same count and seed always give the same rows; memory does not grow with the count.
 *
 * @param rows how many rows
 * @param seed what the choices follow from
 */
record InventedCustomers(int rows, long seed) implements OutputFile.Content {
    private static final double AGAIN = 0.3;
    private static final double SHARES_PHONE = 0.05;
    private static final int LINES = 10_000;
    private static final int PLACEHOLDER_LINE = 5_555;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private static final int[] AREAS = {
        201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224, 225, 228, 229, 231,
                234,
        239, 240, 248, 251, 252, 253, 254, 256, 260, 262, 267, 269, 270, 272, 276, 281, 301, 302, 303, 304, 305, 307,
                308,
        309, 310, 312, 313, 314, 315, 316, 317, 318, 319, 320, 321, 323, 325, 330, 331, 334, 336, 337, 339, 346, 347,
                351,
        352, 360, 361, 385, 386, 401, 402, 404, 405, 406, 407, 408, 409, 410, 412, 413, 414, 415, 417, 419, 423, 424,
                425,
        430, 432, 434, 435, 440, 442, 443, 458, 469, 470, 475, 478, 479, 480, 484, 501, 502, 503, 504, 505, 507, 508,
                509,
        510, 512, 513, 515, 516, 517, 518, 520, 530, 531, 534, 539, 540, 541, 551, 559, 561, 562, 563, 567, 570, 571,
                573
    };
    private static final String[] FIRST = {
        "Ada", "Bruno", "Carla", "Dmitri", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Keiko", "Liam", "Mina",
        "Noah", "Olga", "Pablo", "Quinn", "Rosa", "Samir", "Tessa", "Ugo", "Vera", "Wanda", "Ximena", "Yusuf", "Zoe"
    };
    private static final String[] LAST_BEGIN = {
        "Al", "Bar", "Cor", "Dun", "Eb", "Fen", "Gar", "Hol", "Ives", "Jar", "Kel", "Lom", "Mar", "Nor", "Os", "Pell"
    };
    private static final String[] LAST_END = {
        "bury", "croft", "dale", "er", "field", "gate", "ham", "iss", "ley", "mond", "nell", "or", "quist", "son", "ton"
    };
    private static final String[] DOMAINS = {
        "mail.greenleaf-sample.com", "post.riverbend-sample.net", "inbox.oakhill-sample.org"
    };
    private static final String[] CITIES = {"Concord", "Dover", "Keene", "Laconia", "Nashua", "Rochester"};

    @Override
    public void writeTo(Writer writer) throws IOException {
        writer.write("customer_id,first_name,last_name,phone,email,birth_date,city,updated_at\n");
        SplittableRandom random = new SplittableRandom(seed);
        int customers = 0;
        for (int row = 1; row <= rows; row++) {
            boolean again = customers > 0 && random.nextDouble() < AGAIN;
            int customer = again ? random.nextInt(customers) : customers++;
            writer.write(line(row, customer, again, random));
        }
    }

    private String line(int row, int customer, boolean again, SplittableRandom random) {
        SplittableRandom own = new SplittableRandom(seed ^ (customer + 1) * MIX);
        String first = pick(FIRST, own);
        String last = pick(LAST_BEGIN, own) + pick(LAST_END, own);
        LocalDate born = LocalDate.of(1940, 1, 1).plusDays(own.nextInt(23_000));
        int phoneOf = customer > 0 && own.nextDouble() < SHARES_PHONE ? customer - 1 : customer;
        String email = first.toLowerCase(Locale.ROOT) + "." + last.toLowerCase(Locale.ROOT) + customer + "@"
                + pick(DOMAINS, own);
        String city = pick(CITIES, own);
        int given = random.nextInt(again ? 3 : 8);
        String phoneCell = given == 0 ? "" : phone(phoneOf, random.nextInt(6));
        String emailCell = given == 1 ? "" : random.nextInt(4) == 0 ? email.toUpperCase(Locale.ROOT) : email;
        LocalDate updated = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700));
        return "C" + row + "," + first + "," + last + "," + phoneCell + "," + emailCell + "," + born + "," + city + ","
                + updated + "\n";
    }

    /** The phone number of a customer in one of several spellings; a number of its own as long as there are any. */
    private static String phone(int customer, int spelling) {
        String area = Integer.toString(AREAS[customer / LINES % AREAS.length]);
        int number = customer % LINES;
        String line = String.format(Locale.ROOT, "%04d", number == PLACEHOLDER_LINE ? 0 : number);
        return switch (spelling) {
            case 0 -> "(" + area + ") 555-" + line;
            case 1 -> area + "-555-" + line;
            case 2 -> area + ".555." + line;
            case 3 -> "+1 " + area + " 555 " + line;
            case 4 -> "1" + area + "555" + line;
            default -> area + "555" + line;
        };
    }

    private static String pick(String[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }
}
