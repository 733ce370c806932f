package org.persona4j;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.persona4j.identity.Identifier;
import org.persona4j.merge.MergeCommand;
import org.persona4j.profile.TraitValue;

/** Requests in words that are equal if and only if the requests are; only a keyed digest of them is ever kept. */
final class Requests {
    private Requests() {}

    static String describe(MergeCommand command) {
        if (command instanceof MergeCommand.Correct correct) {
            return "correct " + correct.profile() + describe(correct.remove()) + describe(correct.add());
        }
        if (command instanceof MergeCommand.WithdrawCorrection withdraw) {
            return "withdraw correction " + withdraw.profile() + describe(List.of(withdraw.identifier()));
        }
        if (command instanceof MergeCommand.Declare declare) {
            return "declare " + declare.shared() + describe(List.of(declare.identifier()));
        }
        if (command instanceof MergeCommand.WithdrawDeclaration withdraw) {
            return "withdraw declaration" + describe(List.of(withdraw.identifier()));
        }
        return command.toString();
    }

    /** The name of the call that carries a command out. */
    static String name(MergeCommand command) {
        if (command instanceof MergeCommand.Declare declare) {
            return declare.shared() ? "declareShared" : "release";
        }
        String type = command.getClass().getSimpleName();
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    private static String describe(List<Identifier> identifiers) {
        StringBuilder text = new StringBuilder();
        identifiers.forEach(identifier -> text.append('|')
                .append(identifier.type())
                .append(':')
                .append(identifier.value().length())
                .append(':')
                .append(identifier.value()));
        return text.append(';').toString();
    }

    static String describe(Map<String, TraitValue> traits) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(traits).forEach((name, value) -> {
            String content = value.json().toString();
            text.append(name.length()).append(':').append(name);
            text.append(value.getClass().getSimpleName())
                    .append(content.length())
                    .append(':')
                    .append(content);
        });
        return text.toString();
    }
}
