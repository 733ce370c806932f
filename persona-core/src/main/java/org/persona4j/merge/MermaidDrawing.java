package org.persona4j.merge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;

/** Draws personas as a Mermaid flowchart. Ids and masked identifiers only. */
final class MermaidDrawing {
    private final StringBuilder text = new StringBuilder("flowchart LR\n");
    private final Map<ProfileId, String> nodes = new LinkedHashMap<>();

    private MermaidDrawing() {}

    static String of(Map<PersonaId, Group> personas) {
        MermaidDrawing drawing = new MermaidDrawing();
        int number = 0;
        for (Map.Entry<PersonaId, Group> persona : personas.entrySet()) {
            drawing.text
                    .append("  subgraph s")
                    .append(number++)
                    .append("[\"persona ")
                    .append(persona.getKey())
                    .append("\"]\n");
            persona.getValue().members().forEach(member -> drawing.node(member, "    "));
            drawing.text.append("  end\n");
        }
        personas.values().forEach(drawing::links);
        Set<Refusal> refusals = new LinkedHashSet<>();
        personas.values().forEach(group -> refusals.addAll(group.refusals()));
        refusals.forEach(drawing::refusal);
        return drawing.text.toString();
    }

    private String node(ProfileId profile, String indent) {
        String known = nodes.get(profile);
        if (known != null) {
            return known;
        }
        String name = "p" + nodes.size();
        nodes.put(profile, name);
        text.append(indent).append(name).append("[\"").append(profile).append("\"]\n");
        return name;
    }

    private void links(Group group) {
        group.joins().forEach(link -> line(link, "---", link.describe()));
    }

    private void refusal(Refusal refusal) {
        line(refusal.link(), "-.-", refusal.link().describe() + " " + refusal.reason());
    }

    private void line(Link link, String line, String label) {
        String from = node(link.later(), "  ");
        String to = node(link.earlier(), "  ");
        text.append("  ")
                .append(from)
                .append(' ')
                .append(line)
                .append("|\"")
                .append(label.replace("\"", "#quot;"))
                .append("\"| ")
                .append(to)
                .append('\n');
    }
}
