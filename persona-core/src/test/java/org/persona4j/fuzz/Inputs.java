package org.persona4j.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The texts that are tried on a target: some as they should be, most with a few things wrong with them, a few with nothing right.
 * The same seed, target and number give the same text.
 */
final class Inputs {
    /** No text is longer; for those that are there is {@link HugeInputsTest}. */
    static final int MAX_CHARS = 50_000;

    /** Another one than SplittableRandom adds at each step, or the texts would be made of each other's numbers. */
    private static final long SPREAD = 0xD1B54A32D192ED03L;

    private static final int MAX_STEPS = 6;

    /**
     * Characters that programs stumble over: controls, spaces and signs of many scripts, marks that cannot be seen or turn the
     * direction, letters that change their length with their case or form, digits of other scripts, halves of surrogate pairs.
     */
    private static final String TROUBLE = "\0\u0001\t\n\r\u001B\u007F\u0085\u00A0\u00AD\u1680\u2028\u2029\u3000\uFEFF"
            + "\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2069\u061C\u180E\u034F\u115F\u1160\u3164"
            + "\uFDFA\uFB03\uFB2C\u0390\u1F82\u0130\u0131\u0149\u00DF\u1E9E\u03A3\u03C2\u0345\u0307\u0301\u0327\u1100\u1161"
            + "\u0661\u06F1\u0967\uFF11\uFF0B\uFF20\uFF0E\u3002\uFE52\uFF0F\u2215\u2044\u2212\u00B2\u00BD\u2160\u2460"
            + "\u05D0\u0627\u4E2D\uAC00\u0E01\uE000\uFFFD\uFFFE\uFFFF\uD800\uDBFF\uDC00\uDFFF\uD83D\uDE00\uDC80\uDCFF";

    private static final String PLAIN = "abcxyzABCXYZ0123456789 .,;:-_+*/\\|@#&%=?!'\"`~^$()[]{}<>";

    private static final List<String> WORDS = List.of(
            "0",
            "-0",
            "-1",
            "1e999999999",
            "-1E-999999999",
            "9223372036854775807",
            "-9223372036854775809",
            "2147483648",
            "0x1F",
            "NaN",
            "Infinity",
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "\\u0000",
            "\\ud800",
            "%00",
            "../",
            "${x}",
            "\r\n",
            "\uD83D\uDE00",
            "\uD83D\uDC69\u200D\uD83D\uDC67",
            "xn--",
            "+999999999-12-31T23:59:59Z",
            "-1000000000-01-01T00:00Z",
            "0000-00-00",
            "2024-02-30");

    private final Target target;
    private final long seed;

    Inputs(Target target, long seed) {
        this.target = target;
        this.seed = seed ^ (target.name().hashCode() * SPREAD);
    }

    String number(long number) {
        return new Made(new SplittableRandom(seed + number * SPREAD)).text();
    }

    /** One text while it is made. */
    private final class Made {
        private final SplittableRandom random;
        private final StringBuilder text = new StringBuilder();

        Made(SplittableRandom random) {
            this.random = random;
        }

        String text() {
            boolean fromSeed = !target.seeds().isEmpty() && random.nextInt(16) > 0;
            text.append(fromSeed ? pick(target.seeds()) : noise(random.nextInt(40)));
            int steps = random.nextInt(24) == 0 ? 0 : 1;
            while (steps > 0 && steps < MAX_STEPS && random.nextBoolean()) {
                steps++;
            }
            for (int step = 0; step < steps; step++) {
                change();
            }
            if (text.length() > MAX_CHARS) {
                text.setLength(MAX_CHARS);
            }
            return text.toString();
        }

        private void change() {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(14)) {
                case 0, 1 -> text.insert(at, character());
                case 2 -> text.delete(at, end);
                case 3, 4 -> text.replace(at, Math.min(at + 1, end), String.valueOf(character()));
                case 5 -> text.insert(at, text.substring(at, end));
                case 6, 7 -> text.insert(at, word());
                case 8, 9 -> replaceToken(at);
                case 10 -> text.replace(at, text.length(), tail());
                case 11 -> repeat(at, end);
                case 12 -> nest(at, end);
                default -> disguise(at, end);
            }
        }

        private char character() {
            return switch (random.nextInt(8)) {
                case 0 -> (char) random.nextInt(0x10000);
                case 1 -> (char) random.nextInt(0x80);
                case 2, 3, 4 -> TROUBLE.charAt(random.nextInt(TROUBLE.length()));
                default -> PLAIN.charAt(random.nextInt(PLAIN.length()));
            };
        }

        private String noise(int length) {
            StringBuilder noise = new StringBuilder(length);
            for (int i = 0; i < length; i++) {
                noise.append(character());
            }
            return noise.toString();
        }

        private String word() {
            return target.words().isEmpty() || random.nextBoolean() ? pick(WORDS) : pick(target.words());
        }

        private String pick(List<String> texts) {
            return texts.get(random.nextInt(texts.size()));
        }

        /** Puts a word, or one of the same seeds, in the place of the run of letters and digits there. */
        private void replaceToken(int at) {
            int from = at;
            int to = at;
            while (from > 0 && isOfToken(text.charAt(from - 1))) {
                from--;
            }
            while (to < text.length() && isOfToken(text.charAt(to))) {
                to++;
            }
            text.replace(from, to, random.nextInt(3) > 0 ? word() : token(target.seeds()));
        }

        private String token(List<String> seeds) {
            if (seeds.isEmpty()) {
                return "";
            }
            String other = pick(seeds);
            int at = random.nextInt(other.length() + 1);
            int to = at;
            while (to < other.length() && isOfToken(other.charAt(to))) {
                to++;
            }
            return other.substring(at, to);
        }

        private static boolean isOfToken(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '+';
        }

        private String tail() {
            if (target.seeds().isEmpty()) {
                return "";
            }
            String other = pick(target.seeds());
            return other.substring(random.nextInt(other.length() + 1));
        }

        /** Mostly a few times, now and then thousands. */
        private void repeat(int at, int end) {
            String part = at == end ? String.valueOf(character()) : text.substring(at, end);
            int most = 1 << (1 + random.nextInt(random.nextInt(20) == 0 ? 14 : 8));
            text.insert(at, part.repeat(Math.min(1 + random.nextInt(most), MAX_CHARS / part.length())));
        }

        private void nest(int at, int end) {
            int depth = 1 << random.nextInt(random.nextInt(20) == 0 ? 13 : 6);
            boolean objects = random.nextInt(4) == 0;
            text.insert(end, (objects ? "}" : "]").repeat(depth));
            text.insert(at, (objects ? "{\"a\":" : "[").repeat(depth));
        }

        /** Other shapes of the same characters: wide ones, other digits, the other case, or an escape. */
        private void disguise(int at, int end) {
            int shape = random.nextInt(4);
            for (int i = at; i < end; i++) {
                char c = text.charAt(i);
                if (shape == 0 && c > ' ' && c < 0x7F) {
                    text.setCharAt(i, (char) (c + 0xFEE0));
                } else if (shape == 1 && c >= '0' && c <= '9') {
                    text.setCharAt(i, (char) (c - '0' + 0x0660));
                } else if (shape == 2) {
                    text.setCharAt(i, Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
                } else if (shape == 3) {
                    text.replace(i, i + 1, String.format("\\u%04x", (int) c));
                    return;
                }
            }
        }
    }
}
