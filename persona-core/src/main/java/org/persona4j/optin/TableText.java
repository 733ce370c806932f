package org.persona4j.optin;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@link OptInTable} as text: a Markdown table of its rows, and a Mermaid diagram of its parts. */
final class TableText {
    private static final String ANY = "any";

    private TableText() {}

    static String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("| event | consent | request | delivery | becomes | causes |\n|---|---|---|---|---|---|\n");
        for (Row row : OptInTable.all()) {
            text.append("| ")
                    .append(String.join(
                            " | ",
                            codes(row.kinds()),
                            row.consents().size() == Consent.values().length ? ANY : names(row.consents()),
                            askings(row.askings()),
                            delivery(row.suppressions()),
                            becomes(row.cell()),
                            effects(row.cell())))
                    .append(" |\n");
        }
        text.append("\n| event | what happened | by | the customer's own act | must carry |\n|---|---|---|---|---|\n");
        for (EventKind kind : EventKind.ALL) {
            Speakers speakers = Speakers.of(kind);
            text.append("| ")
                    .append(String.join(
                            " | ",
                            kind.code(),
                            kind.label(),
                            names(speakers.may()),
                            speakers.ownAct() ? "yes" : "",
                            carries(speakers)))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String carries(Speakers speakers) {
        if (!speakers.proof()) {
            return "";
        }
        return speakers.formName() ? "form name, proof" : "proof";
    }

    private static String askings(Set<Situation.Asking> askings) {
        if (askings.size() == Situation.Asking.values().length) {
            return ANY;
        }
        boolean none = askings.contains(Situation.Asking.NONE) && askings.contains(Situation.Asking.SPENT);
        return EnumSet.copyOf(askings).stream()
                .filter(asking -> !(none && asking == Situation.Asking.SPENT))
                .map(asking -> switch (asking) {
                    case NONE -> none ? "none" : "none, one left to make";
                    case SPENT -> "none, none left to make";
                    case BUSINESS, CUSTOMER -> asking.name();
                })
                .collect(Collectors.joining(", "));
    }

    private static String delivery(Set<Boolean> suppressions) {
        if (suppressions.size() == 2) {
            return ANY;
        }
        return suppressions.contains(true) ? "SUPPRESSED" : "OK";
    }

    private static String becomes(Cell cell) {
        return switch (cell.verdict()) {
            case REFUSED -> "**refused**, " + reason(cell);
            case UNCHANGED -> "= " + reason(cell);
            case APPLIED -> changes(cell);
        };
    }

    private static String reason(Cell cell) {
        return Objects.requireNonNull(cell.reason()).label();
    }

    private static String changes(Cell cell) {
        StringBuilder text = new StringBuilder();
        Consent consent = cell.consent();
        Delivery delivery = cell.delivery();
        if (consent != null) {
            text.append(consent).append(", ");
        }
        text.append(
                switch (cell.asked()) {
                    case KEPT -> "request kept";
                    case CLOSED -> "request closed";
                    case BY_BUSINESS -> "request BUSINESS";
                    case BY_CUSTOMER -> "request CUSTOMER";
                });
        if (delivery != null) {
            text.append(", delivery ").append(delivery);
        }
        return text.toString();
    }

    private static String effects(Cell cell) {
        String word = cell.word() == Outcome.Word.NONE ? "" : "word " + cell.word();
        String effects =
                cell.effects().stream().sorted().map(Outcome.Effect::label).collect(Collectors.joining(", "));
        return word.isEmpty() || effects.isEmpty() ? word + effects : word + ", " + effects;
    }

    private static String codes(List<? extends EventKind> kinds) {
        return kinds.stream().map(EventKind::code).collect(Collectors.joining(", "));
    }

    private static <E extends Enum<E>> String names(Collection<E> values) {
        return EnumSet.copyOf(values).stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    static String mermaid() {
        StringBuilder text =
                new StringBuilder("stateDiagram-v2\n    state \"one address on one channel\" as address {\n");
        arrows(text, "NOT_ASKED", situation -> situation.consent().name());
        text.append("        --\n");
        arrows(text, "NO_REQUEST", TableText::asking);
        text.append("        --\n");
        arrows(text, "DELIVERABLE", TableText::delivery);
        return text.append("    }\n").toString();
    }

    private static void arrows(StringBuilder text, String initial, Function<Situation, String> part) {
        text.append("        [*] --> ").append(initial).append('\n');
        Map<String, Set<String>> kinds = new LinkedHashMap<>();
        for (Situation situation : Situation.ALL) {
            for (EventKind kind : EventKind.ALL) {
                Situation next = situation.after(OptInTable.cell(kind, situation));
                String from = part.apply(situation);
                String to = part.apply(next);
                if (!from.equals(to)) {
                    kinds.computeIfAbsent(from + " --> " + to, absent -> new TreeSet<>(order()))
                            .add(kind.code());
                }
            }
        }
        kinds.forEach((arrow, codes) -> text.append("        ")
                .append(arrow)
                .append(" : ")
                .append(String.join(", ", codes))
                .append('\n'));
    }

    private static Comparator<String> order() {
        List<String> codes = EventKind.ALL.stream().map(EventKind::code).toList();
        return Comparator.comparingInt(codes::indexOf);
    }

    private static String asking(Situation situation) {
        return switch (situation.asking()) {
            case NONE, SPENT -> "NO_REQUEST";
            case BUSINESS -> "REQUEST_BY_BUSINESS";
            case CUSTOMER -> "REQUEST_BY_CUSTOMER";
        };
    }

    private static String delivery(Situation situation) {
        return situation.suppressed() ? "SUPPRESSED" : "DELIVERABLE";
    }
}
