package org.persona4j.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A check that a tree is a B-tree: order, sizes, depth and least ids, node by node. */
final class TreeShape {

    private final Set<Integer> leafDepths = new HashSet<>();
    private final List<byte[]> ids = new ArrayList<>();
    private int leaves;

    private TreeShape() {}

    /** Returns what the check counted on its way. */
    static TreeShape requireSound(Node root) {
        TreeShape shape = new TreeShape();
        shape.visit(root, 0);
        assertThat(shape.leafDepths).as("depths of leaves").hasSize(1);
        for (int i = 1; i < shape.ids.size(); i++) {
            assertThat(Arrays.compareUnsigned(shape.ids.get(i - 1), shape.ids.get(i)))
                    .as("order of ids %s and %s", i - 1, i)
                    .isNegative();
        }
        return shape;
    }

    int leaves() {
        return leaves;
    }

    int records() {
        return ids.size();
    }

    private void visit(Node node, int depth) {
        assertThat(node.size()).as("size of a node").isLessThanOrEqualTo(Node.MAX);
        if (depth > 0) {
            assertThat(node.size()).as("size of a node below the root").isGreaterThanOrEqualTo(Node.MIN);
        }
        if (node instanceof Branch branch) {
            assertThat(branch.children).hasSize(branch.size()).hasSizeGreaterThan(1);
            for (int i = 0; i < branch.children.length; i++) {
                assertThat(branch.id(i)).isEqualTo(branch.children[i].id(0));
                visit(branch.children[i], depth + 1);
            }
        } else {
            visitLeaf((Leaf) node, depth);
        }
    }

    private void visitLeaf(Leaf leaf, int depth) {
        assertThat(leaf.commits).hasSize(leaf.size());
        assertThat(leaf.contents).hasSize(leaf.size()).doesNotContainNull();
        leaves++;
        leafDepths.add(depth);
        for (int i = 0; i < leaf.size(); i++) {
            ids.add(leaf.id(i));
        }
    }
}
