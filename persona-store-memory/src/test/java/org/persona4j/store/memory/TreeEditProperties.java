package org.persona4j.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.store.RecordKey.ID_ORDER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;

/** Laws of the tree of one kind, with a sorted map beside. */
class TreeEditProperties {

    /** The writes of one commit on one kind: a content to put, or none to delete. */
    record Batch(Map<String, Optional<Content>> changes) {}

    @Property(tries = 150)
    void aTreeHoldsWhatAMapHoldsAfterEachBatch(@ForAll("histories") List<Batch> history) {
        NavigableMap<String, Content> model = new TreeMap<>(ID_ORDER);
        Node tree = Leaf.EMPTY;

        for (Batch batch : history) {
            tree = apply(tree, batch);
            batch.changes().forEach((id, content) -> apply(model, id, content));

            assertThat(TreeShape.requireSound(tree).records()).isEqualTo(model.size());
            assertThat(contents(tree)).isEqualTo(model);
        }
    }

    @Property(tries = 100)
    void aTreeThatIsEmptiedIsTheEmptyLeaf(@ForAll("histories") List<Batch> history) {
        Node tree = Leaf.EMPTY;
        for (Batch batch : history) {
            tree = apply(tree, batch);
        }

        List<String> ids = new ArrayList<>(contents(tree).keySet());
        Collections.shuffle(ids, new Random(ids.size()));
        for (String id : ids) {
            tree = apply(tree, new Batch(Map.of(id, Optional.empty())));
            TreeShape.requireSound(tree);
        }

        assertThat(tree).isSameAs(Leaf.EMPTY);
    }

    @Property(tries = 100)
    void aTreeBeforeABatchIsAsItWas(@ForAll("histories") List<Batch> history) {
        List<Node> trees = new ArrayList<>(List.of(Leaf.EMPTY));
        List<Map<String, Content>> snapshots = new ArrayList<>(List.of(Map.of()));

        for (Batch batch : history) {
            Node next = apply(trees.get(trees.size() - 1), batch);
            trees.add(next);
            snapshots.add(contents(next));
        }

        for (int i = 0; i < trees.size(); i++) {
            assertThat(contents(trees.get(i))).isEqualTo(snapshots.get(i));
        }
    }

    private static Node apply(Node tree, Batch batch) {
        Commit.Builder commit = Commit.builder("t");
        batch.changes().forEach((id, content) -> {
            RecordKey key = RecordKey.of("t", "k", id);
            content.ifPresentOrElse(put -> commit.put(key, put), () -> commit.delete(key));
        });
        Part[] parts = TenantRecords.partsOf(commit.build(), KeptContents.OBJECTS);
        return new TreeEdit(parts, new Versions()).apply(tree, 0, parts.length);
    }

    private static void apply(Map<String, Content> model, String id, Optional<Content> content) {
        if (content.isPresent()) {
            model.put(id, content.get());
        } else {
            model.remove(id);
        }
    }

    private static Map<String, Content> contents(Node node) {
        Map<String, Content> contents = new TreeMap<>(ID_ORDER);
        collect(node, contents);
        return contents;
    }

    private static void collect(Node node, Map<String, Content> contents) {
        if (node instanceof Branch branch) {
            for (Node child : branch.children) {
                collect(child, contents);
            }
        } else {
            Leaf leaf = (Leaf) node;
            for (int i = 0; i < leaf.size(); i++) {
                contents.put(leaf.text(i, IdRun.newRoom()), leaf.contents[i]);
            }
        }
    }

    @Provide
    Arbitrary<List<Batch>> histories() {
        return Arbitraries.oneOf(
                batches(Ids.colliding(), 200),
                batches(Ids.inOrder(), 600),
                batches(Ids.nested(), 400),
                batches(Ids.colliding(), 4));
    }

    private static Arbitrary<List<Batch>> batches(Arbitrary<String> ids, int mostChanges) {
        Arbitrary<Optional<Content>> puts =
                Arbitraries.integers().between(0, 9).map(i -> Optional.of(Content.ofBytes(new byte[] {i.byteValue()})));
        Arbitrary<Optional<Content>> deletes = Arbitraries.just(Optional.empty());
        Arbitrary<Integer> deletesInTen = Arbitraries.of(0, 3, 5, 9, 10);
        return deletesInTen
                .flatMap(d -> {
                    Arbitrary<Optional<Content>> contents =
                            Arbitraries.integers().between(0, 9).flatMap(roll -> roll < d ? deletes : puts);
                    return Combinators.combine(ids, contents)
                            .as(Map::entry)
                            .list()
                            .ofMinSize(1)
                            .ofMaxSize(mostChanges)
                            .withSizeDistribution(RandomDistribution.uniform());
                })
                .map(changes -> {
                    Map<String, Optional<Content>> byId = new HashMap<>();
                    changes.forEach(change -> byId.put(change.getKey(), change.getValue()));
                    return new Batch(byId);
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .withSizeDistribution(RandomDistribution.uniform());
    }
}
