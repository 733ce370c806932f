package org.persona4j.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangePage;
import org.persona4j.error.ChangesGoneException;
import org.persona4j.merge.ReviewPage;
import org.persona4j.search.Query;
import org.persona4j.search.SearchPage;
import org.persona4j.wallet.TimelineCursor;

/**
 * The cursors by which callers go on to the next page. They come back from outside, so somebody may have changed them: any text
 * gives a page or is a wrong argument.
 */
final class CursorTargets {
    private static final int LIMIT = 3;

    private CursorTargets() {}

    static List<Target> all() {
        return List.of(
                pages("quarantine", (world, cursor) -> world.reader().merges().quarantine(cursor, 1)),
                pages(
                        "shared values",
                        (world, cursor) -> world.reader().merges().shared(cursor, 1)),
                pages("archive", (world, cursor) -> world.reader().archive().list(cursor, 1)),
                pages(
                        "archive of privacy",
                        (world, cursor) -> world.support().archive().listPrivacy(cursor, 1)),
                pages(
                        "audit of a persona",
                        (world, cursor) -> world.reader().audit().byPersona(world.persona(), cursor, LIMIT)),
                pages(
                        "audit of a time",
                        (world, cursor) ->
                                world.reader().audit().between(World.NOW, World.NOW.plusSeconds(1), cursor, LIMIT)),
                pages("imports", (world, cursor) -> world.owner().imports().list(cursor, 1)),
                pages("orders", (world, cursor) -> world.reader().orders().of(world.persona(), cursor, LIMIT)),
                pages(
                        "adjustments",
                        (world, cursor) -> world.reader()
                                .wallets()
                                .adjustments(World.NOW, World.NOW.plusSeconds(1), cursor, LIMIT)),
                pages(
                        "everybody",
                        (world, cursor) -> found(world.reader().search().find("", cursor, 1))),
                pages(
                        "who is named so",
                        (world, cursor) -> found(world.reader().search().find("Ada Fenley 1", cursor, 1))),
                pages(
                        "who was seen first",
                        (world, cursor) -> found(world.reader().search().byFirstSeen(Query.everybody(), cursor, 1))),
                imported(),
                timeline(),
                changes());
    }

    private static Target pages(String name, BiFunction<World, @Nullable String, ReviewPage<?>> pages) {
        return cursor(name).seeds(real(pages)).calling(CallTargets.on(pages::apply));
    }

    private static ReviewPage<?> found(SearchPage page) {
        return new ReviewPage<>(page.hits(), page.nextOrNull());
    }

    private static Target.Draft cursor(String name) {
        return Target.named("cursor: " + name)
                .rarely()
                .copying(4)
                .words("/", "~", "i1", "2024")
                .refusing(IllegalArgumentException.class);
    }

    /** The cursors that there are. */
    private static List<String> real(BiFunction<World, @Nullable String, ReviewPage<?>> pages) {
        World world = new World();
        List<String> cursors = new ArrayList<>();
        String cursor = null;
        do {
            cursor = pages.apply(world, cursor).next().orElse(null);
            if (cursor != null) {
                cursors.add(cursor);
            }
        } while (cursor != null);
        return cursors.isEmpty() ? List.of("i1") : cursors;
    }

    private static Target imported() {
        String real = new World()
                .reader()
                .optIns()
                .askImported(World.IMPORT, null, 1)
                .next()
                .orElseThrow();
        return cursor("addresses of an import")
                .seeds(real)
                .calling(CallTargets.on((world, text) -> world.owner().optIns().askImported(World.IMPORT, text, 1)));
    }

    private static Target changes() {
        World world = new World();
        ChangePage real = world.reader().changes().read(ChangeCursor.startOf(1, 2), LIMIT);
        return cursor("changes")
                .seeds(real.next().text(), world.reader().changes().now().text())
                .words(":", ",", ".", "1")
                .refusing(ChangesGoneException.class)
                .calling(CallTargets.on((some, text) -> some.reader().changes().read(ChangeCursor.parse(text), LIMIT)));
    }

    private static Target timeline() {
        World world = new World();
        TimelineCursor real = world.reader()
                .wallets()
                .timeline(world.persona(), null, 1)
                .next()
                .orElseThrow();
        return cursor("timeline")
                .seeds(real.text())
                .calling(CallTargets.on((some, text) ->
                        some.reader().wallets().timeline(some.persona(), TimelineCursor.parse(text), LIMIT)));
    }
}
