package org.persona4j.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.OperationReusedException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.privacy.Diagnosis;
import org.persona4j.privacy.Finding;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.wallet.Points;

/** The calls of an engine that are given text from outside. */
final class CallTargets {
    private static final String[] PHONES = {"+16035551201", "(603) 555-1202", "mail1@mail.net", "i1", "Ada Fenley"};
    private static final String[] IDS = {"1", "order-1", "adjustment-1", "i2", "receipt-1", "r/7", "\u5E97-1"};
    private static final String[] WORDS = {"as agreed", "told so on the phone", "\u5E97"};
    private static final Identifier EMAIL = Identifier.of(IdentifierType.EMAIL, "mail1@mail.net");

    private CallTargets() {}

    static List<Target> all() {
        return List.of(
                call("take a record in")
                        .seeds(PHONES)
                        .seeds(IDS)
                        .calling(on((world, text) -> world.owner().intake().take(record(text)))),
                call("take a record in by its id")
                        .seeds(IDS)
                        .calling(on((world, text) -> take(world, SourceRecord.builder(World.TILL, text)))),
                call("plan an intake")
                        .seeds(PHONES)
                        .calling(on((world, text) -> world.reader().intake().plan(record(text)))),
                call("find by source")
                        .seeds(IDS)
                        .copying(40)
                        .calling(on((world, text) -> world.reader().search().bySource(World.TILL, text))),
                call("find by phone")
                        .seeds(PHONES)
                        .calling(on((world, text) -> world.reader().search().byPhone(text))),
                call("find by e-mail")
                        .seeds(PHONES)
                        .calling(on((world, text) -> world.reader().search().byEmail(text))),
                call("find merged")
                        .seeds(PHONES)
                        .calling(on((world, text) -> world.reader().search().merged(text))),
                call("diagnose")
                        .seeds(PHONES)
                        .calling(on(
                                (world, text) -> read(world.reader().privacy().diagnose(text)))),
                call("diagnose a record")
                        .seeds(IDS)
                        .copying(40)
                        .calling(on((world, text) -> world.reader()
                                .privacy()
                                .diagnose(World.TILL, text)
                                .findings())),
                call("receipt of an erasure")
                        .seeds(new World().erasure())
                        .copying(40)
                        .calling(on((world, text) -> world.reader().privacy().receipt(text))),
                call("look an address up")
                        .seeds(PHONES)
                        .calling(on((world, text) -> world.reader().optIns().lookUp(text))),
                call("answer of a customer")
                        .seeds("STOP", "yes", "please stop")
                        .copying(400)
                        .calling(on((world, text) -> world.owner().optIns().reply(World.PHONE, text))),
                call("answer with an id")
                        .seeds(IDS)
                        .refusing(OperationReusedException.class)
                        .calling(on(
                                (world, text) -> world.owner().optIns().reply(World.PHONE, "STOP", text, World.NOW))),
                call("find a receipt")
                        .seeds(IDS)
                        .copying(40)
                        .calling(on((world, text) -> world.reader().orders().byReceipt(text))),
                call("record an order").seeds(IDS).calling(on(CallTargets::order)),
                call("order of a customer of a source")
                        .seeds(IDS)
                        .copying(40)
                        .calling(on((world, text) ->
                                world.owner().orders().record(CustomerRef.of(World.TILL, text), World.order("new")))),
                call("refund an order")
                        .seeds(IDS)
                        .calling(on((world, text) ->
                                world.owner().orders().refund(OrderRefund.whole(text, text, World.NOW)))),
                call("adjust points")
                        .seeds(IDS)
                        .calling(on((world, text) ->
                                world.owner().wallets().adjust(world.persona(), Points.of(1), text, null))),
                call("note of an entry")
                        .seeds(WORDS)
                        .calling(on((world, text) ->
                                world.owner().wallets().redeem(world.persona(), Points.of(1), "new", text))),
                call("id of an operation")
                        .seeds(IDS)
                        .refusing(OperationReusedException.class)
                        .calling(on((world, text) ->
                                world.owner().withOperationId(text).merges().declareShared(EMAIL, "desk"))),
                call("reason of a declaration")
                        .seeds(WORDS)
                        .calling(on((world, text) -> world.owner().merges().declareShared(EMAIL, text))),
                call("reason of a block").seeds(WORDS).calling(on(CallTargets::block)),
                call("reason to archive")
                        .seeds(WORDS)
                        .calling(on((world, text) ->
                                world.owner().archive().put(world.archived(), ArchiveReason.DUPLICATE, text))),
                call("trait of a persona").seeds("color", "red").calling(on(CallTargets::trait)),
                call("override").seeds("color", "first_name", "favorite_store").calling(on(CallTargets::override)));
    }

    private static Target.Draft call(String name) {
        return Target.named(name).rarely().refusing(IllegalArgumentException.class);
    }

    /** A call that has a world of its own. */
    static Target.Call on(BiFunction<World, String, Object> call) {
        ThreadLocal<World> worlds = ThreadLocal.withInitial(World::new);
        return text -> call.apply(worlds.get(), text);
    }

    private static Object read(Diagnosis diagnosis) {
        Finding first = diagnosis.findings().get(0);
        return first instanceof Finding.Unreadable ? Optional.empty() : first;
    }

    private static Object take(World world, SourceRecord.Builder record) {
        return world.owner().intake().take(record.phone("603-555-1209").build());
    }

    /** The text wherever a record may have any. */
    private static SourceRecord record(String text) {
        SourceRecord.Builder record = SourceRecord.builder(World.TILL)
                .phone(text)
                .email(text)
                .addGovernmentIds(text)
                .addMedicalIds(text)
                .firstName(text)
                .lastName(text)
                .fullName(text);
        if (text.length() <= TraitValue.MAX_TEXT) {
            record.trait("note", text);
        }
        return record.favoriteStore(text).build();
    }

    private static Object order(World world, String text) {
        Order order = Order.builder()
                .id(text)
                .placedAt(World.NOW)
                .storeId(text)
                .line(line -> line.productId(text)
                        .name(text)
                        .brand(text)
                        .category(text)
                        .unitPrice(Money.of(1)))
                .build();
        return world.owner().orders().record(CustomerRef.of(world.persona()), order);
    }

    private static Object block(World world, String text) {
        world.owner().privacy().block(EMAIL, text);
        return world.support().privacy().recover(EMAIL, text);
    }

    private static Object trait(World world, String text) {
        world.owner().traits().add(world.persona(), Map.of(text, TraitValue.of(text)));
        return world.owner().traits().read(world.persona());
    }

    private static Object override(World world, String text) {
        world.owner().overrides().set(world.persona(), text, TraitValue.of(List.of(text)));
        return world.owner().overrides().read(world.persona());
    }
}
