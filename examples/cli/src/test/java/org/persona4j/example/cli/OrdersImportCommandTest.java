package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersImportCommandTest {
    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.in(folder);
        shop.run("join", Shop.ADA);
    }

    @Test
    void rowsOfOneOrderThatFollowEachOtherAreOneOrder() {
        Trial trial = shop.orders(
                "1,a,2026-02-01,S-1,coffee,,2,3.50,0.10", "1,,,,milk,,,1.20,", "2,a,2026-02-02,,milk,,1,1.20,");

        assertThat(trial.code()).isZero();
        assertThat(trial.out())
                .containsPattern("rows +3\n")
                .containsPattern("orders +2   RECORDED 2\n")
                .containsPattern("earned +9.40   points");
        assertThat(shop.run("orders", "show", "1").out()).contains("paid    8.30: 8.20 less 0.00");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        String[] rows = {"1,a,2026-02-01,S-1,coffee,,2,3.50,", "2,b,2026-02-02,S-1,milk,,1,1.20,"};
        shop.orders(rows);
        String before = shop.run("explain", Shop.ADA).out();

        Trial again = shop.orders(rows);

        assertThat(again.code()).isZero();
        assertThat(again.out()).containsPattern("orders +2   REPEATED 2\n").containsPattern("earned +0.00   points");
        assertThat(shop.run("explain", Shop.ADA).out()).isEqualTo(before);
    }

    @Test
    void anImportThatBrokeOffGoesOnWhereItWas() {
        List<String> rows = IntStream.rangeClosed(1, 500)
                .mapToObj(order -> order + ",a,2026-02-01,,milk,,1,1.00,")
                .toList();
        Trial broken = shop.orders(Stream.concat(rows.stream().limit(450), Stream.of("451,a,\"2026"))
                .toArray(String[]::new));

        Trial again = shop.orders(rows.toArray(String[]::new));

        broken.assertRefused("a quoted cell is never closed");
        assertThat(again.out()).containsPattern("orders +500   RECORDED 100, REPEATED 400\n");
        assertThat(shop.balance(Shop.ADA)).isEqualTo("500.00");
    }

    @Test
    void anOrderOfAnUnknownCustomerIsToldWithItsLineAndKeepsNoOtherOut() {
        Trial trial = shop.orders("1,nobody,2026-02-01,,milk,,1,1.00,", "2,a,2026-02-01,,milk,,1,1.00,");

        assertThat(trial.code()).isZero();
        assertThat(trial.out()).containsPattern("orders +2   RECORDED 1, UNKNOWN_CUSTOMER 1\n");
        assertThat(trial.err()).contains("line 2: refused, the order is of a customer there is not");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,a,2026-02-01,,milk,,two,1.00,      | has a quantity that is not a number
            1,a,2026-02-01,,milk,,0,1.00,        | has a quantity that is not a number above zero
            1,a,2026-02-01,,milk,,-1,1.00,       | has a quantity below zero; what came back is said by
            1,a,2026-02-01,,milk,,1,$1,          | has a unit price that is not a number such as 12.50
            1,a,2026-02-01,,milk,,1,-1.00,       | has a unit price below zero
            1,a,2026-02-01,,milk,,1,1.00,1.00001 | has a tax that is not a number
            1,a,2026-02-01,,milk,,1,,            | has neither a unit price nor an amount
            1,a,2026-02-01,,,,1,1.00,            | names no product
            1,a,,,milk,,1,1.00,                  | begins an order that does not say when it was placed
            1,a,yesterday,,milk,,1,1.00,         | begins an order that was placed at a time that cannot be read
            1,a,0206-02-01T00:00:00Z,,milk,,1,1, | begins an order that was placed before the year 1970
            1,a,2027-02-01,,milk,,1,1.00,        | the order was placed later than now
            1,,2026-02-01,,milk,,1,1.00,         | begins an order that names no customer
            1,a,2026-02-01,,milk,,1000000000,900000000000000, | cannot be: money must have at most
            """)
    void aMistakeIsToldWithItsLineAndRefusesItsOrder(String row, String told) {
        Trial trial = shop.orders("0,a,2026-02-01,,milk,,1,1.00,", row, "2,a,2026-02-01,,milk,,1,1.00,");

        assertThat(trial.code()).isZero();
        assertThat(trial.err()).containsPattern("line 3: refused, (the row )?" + told);
        assertThat(trial.out()).containsPattern("orders +3   RECORDED 2, REFUSED 1\n");
    }

    @Test
    void oneRowThatCannotBeReadRefusesAllOfItsOrder() {
        Trial trial = shop.orders("1,a,2026-02-01,,milk,,1,1.00,", "1,,,,coffee,,x,3.00,", "1,,,,tea,,1,2.00,");

        assertThat(trial.err()).contains("line 3: refused, the row has a quantity");
        assertThat(trial.out()).containsPattern("orders +1   REFUSED 1\n");
        assertThat(shop.run("orders", "show", "1").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,b,,,tea,,1,2.00,", "1,,2026-02-03,,tea,,1,2.00,", "1,,,S-2,tea,,1,2.00,"})
    void rowsOfOneOrderThatContradictEachOtherRefuseIt(String row) {
        Trial trial = shop.orders("1,a,2026-02-01,S-1,milk,,1,1.00,", row);

        assertThat(trial.err()).containsPattern("line 3: refused, the row has another .* than the rows before it");
    }

    @ParameterizedTest
    @ValueSource(strings = {",a,2026-02-01,,tea,,1,2.00,", "1,a,2026-02-01", "1,a,2026-02-01,,tea,,1,2.00,,more"})
    void aRowOfWhichNobodyKnowsTheOrderRefusesTheOrdersBesideIt(String row) {
        Trial trial = shop.orders(
                "0,a,2026-02-01,,milk,,1,1.00,",
                "1,a,2026-02-01,,milk,,1,1.00,",
                row,
                "2,a,2026-02-01,,milk,,1,1.00,",
                "3,a,2026-02-01,,milk,,1,1.00,");

        assertThat(trial.err()).containsPattern("line 4: rejected, the row has (no order id|another number of cells)");
        assertThat(trial.out())
                .containsPattern("rejected +1   rows of no order")
                .containsPattern("orders +4   RECORDED 2, REFUSED 2\n");
    }

    @Test
    void anEmptyRowIsNone() {
        Trial trial = shop.orders("1,a,2026-02-01,,milk,,1,1.00,", ",,,,,,,,", "1,,,,tea,,1,2.00,");

        assertThat(trial.out()).containsPattern("rows +2\n").containsPattern("orders +1   RECORDED 1\n");
    }

    @Test
    void anOrderWhoseRowsDoNotFollowEachOtherIsToldAsKnownOtherwise() {
        Trial trial = shop.orders(
                "1,a,2026-02-01,,milk,,1,1.00,", "2,a,2026-02-01,,milk,,1,1.00,", "1,a,2026-02-01,,tea,,1,2.00,");

        assertThat(trial.err()).contains("line 4: refused, the order is known with other content");
        assertThat(trial.out()).containsPattern("orders +3   RECORDED 2, REFUSED 1\n");
    }

    @Test
    void anOrderThatDoesNotComeToItsTotalIsRefused() {
        Trial trial = shop.ordersUnder(
                "order_id,customer_id,placed_at,product,price,order_discount,order_tax,total",
                "1,a,2026-02-01,milk,1.00,0.25,0.05,0.80",
                "2,a,2026-02-01,milk,1.00,0.25,0.05,1.00");

        assertThat(trial.out()).containsPattern("orders +2   RECORDED 1, REFUSED 1\n");
        assertThat(trial.err())
                .contains("line 3: refused, the row begins an order that comes to 0.80 and says that it comes to 1.00");
    }

    @Test
    void moreRowsThanAnOrderMayHaveRefuseIt() {
        Trial trial = shop.orders(IntStream.rangeClosed(1, 501)
                .mapToObj(row -> "1,a,2026-02-01,,milk,,1,1.00,")
                .toArray(String[]::new));

        assertThat(trial.err()).contains("line 502: refused, the row is the 501st of its order");
    }

    @Test
    void anOrderThatEarnsMoreThanThereCanBeKeepsNoOtherOut() {
        shop.run("loyalty", "--set", "points_per_100=90000000000000000");

        Trial trial = shop.orders(
                "1,a,2026-02-01,,milk,,1,0.01,", "2,a,2026-02-01,,gold,,1,1000000,", "3,a,2026-02-01,,milk,,1,0.01,");

        assertThat(trial.code()).isZero();
        assertThat(trial.err()).contains("line 3: refused, the order would earn more points than there can be");
        assertThat(trial.out()).containsPattern("orders +3   RECORDED 2, REFUSED 1\n");
    }

    @Test
    void theAmountOfALineStandsAboveItsPrice() {
        shop.ordersUnder("receipt,member id,date,sku,qty,price,amount", "1,a,2026-02-01,milk,3,0.99,2.90");

        assertThat(shop.balance(Shop.ADA)).isEqualTo("2.90");
    }

    @Test
    void aTimeThatNamesNoZoneIsThatOfTheShop() {
        shop.run("loyalty", "--set", "zone=America/New_York");

        shop.orders("1,a,2026-02-01 18:30,,milk,,1,1.00,");

        assertThat(shop.run("orders", "show", "1").out()).contains("placed  2026-02-01T23:30:00Z");
    }

    @Test
    void datesCanHaveAFormOfTheirOwn() {
        Path file = shop.file("order_id,customer_id,placed_at,product,price", "1,a,2/17/2026,milk,1.00");

        shop.run("orders", "import", file, "--date-format", "M/d/yyyy");

        assertThat(shop.run("orders", "show", "1").out()).contains("placed  2026-02-17T00:00:00Z");
    }

    @Test
    void aCustomerCanBeNamedByTheIdOfThePersona() {
        shop.orders("1,a,2026-02-01,,milk,,1,1.00,");
        String persona = shop.run("orders", "show", "1")
                .out()
                .lines()
                .filter(line -> line.startsWith("persona "))
                .findFirst()
                .orElseThrow()
                .substring("persona ".length());

        Trial trial = shop.ordersUnder(
                "order_id,persona_id,placed_at,product,price",
                "2," + persona + ",2026-02-01,milk,1.00",
                "3,a b,2026-02-01,milk,1");

        assertThat(shop.balance(Shop.ADA)).isEqualTo("2.00");
        assertThat(trial.err()).contains("line 3: refused, the row begins an order with a persona id that is none");
    }

    @Test
    void columnsCanBeNamedByHand() {
        Path file = shop.file("bon,wer,wann,was,preis", "1,a,2026-02-01,milk,1.00");

        Trial without = shop.run("orders", "import", file);
        Trial with = shop.run(
                "orders",
                "import",
                file,
                "--map",
                "bon=order_id",
                "--map",
                "wer=customer_id",
                "--map",
                "wann=placed_at",
                "--map",
                "was=product",
                "--map",
                "preis=unit_price");

        without.assertRefused("no column is the order_id; --map COLUMN=order_id says which it is, of: bon");
        assertThat(with.out()).containsPattern("orders +1   RECORDED 1\n");
    }

    @Test
    void withoutAStoreNothingIsDone() {
        Path file = shop.file("order_id,customer_id,placed_at,product,price", "1,a,2026-02-01,milk,1.00");

        Trial trial = Trial.of("orders", "import", file, "--store", folder.resolve("nowhere"));

        trial.assertRefused("there is no store in");
    }

    @Test
    void whatTheCellsHoldIsToldNowhere() {
        Trial trial = shop.orders(
                "Planted-1,Planted-2,2026-02-01,Planted-3,Planted-4,Planted-5,1,1.00,",
                "Planted-1,,,,Planted-4,,Planted-6,1.00,",
                "2,Planted-2,2026-02-01,,Planted-4,,1,1.00,",
                "3,a,Planted-7,,milk,,1,Planted-8,",
                ",Planted-2,,,,,,,");

        assertThat(trial.out() + trial.err()).doesNotContain("Planted");
        assertThat(trial.out()).containsPattern("orders +3   UNKNOWN_CUSTOMER 1, REFUSED 2");
    }
}
