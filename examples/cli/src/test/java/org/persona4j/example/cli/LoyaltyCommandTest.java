package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoyaltyCommandTest {
    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.in(folder);
    }

    private Path file() {
        return shop.store().resolve("loyalty.json");
    }

    @Test
    void withoutAFileTheStandardPolicyIsTold() {
        Trial trial = shop.run("loyalty");

        assertThat(trial.code()).isZero();
        assertThat(trial.out())
                .contains(
                        "\"zone\" : \"Z\"",
                        "\"points_per_100\" : \"100.00\"",
                        "\"earned_points_last\" : \"inactivity-365\"");
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatIsSetIsKeptAndHoldsForOrdersToCome() {
        shop.run("join", Shop.ADA);
        shop.orders("1,a,2026-02-01,,milk,,1,10.00,");

        shop.run("loyalty", "--set", "points_per_100=250", "--set", "points_per_order=1");
        shop.orders("2,a,2026-02-01,,milk,,1,10.00,");

        assertThat(shop.balance(Shop.ADA)).isEqualTo("36.00");
        assertThat(shop.run("loyalty").out()).contains("\"points_per_100\" : \"250.00\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zone=America/New_York            | "zone" : "America/New_York"
            max_visits_per_day=2             | "max_visits_per_day" : "2"
            tax_basis=post_tax               | "tax_basis" : "post_tax"
            rounding=down                    | "rounding" : "down"
            earns_from=2026-01-01            | "earns_from" : "2026-01-01"
            freezes=2026-01-01T00:00:00Z/2026-01-02T00:00:00Z | "freezes" : [ "2026-01-01T00:00:00Z/2026-01-02T00:00:00Z" ]
            excluded_products=P-1, P-2       | "excluded_products" : [ "P-1", "P-2" ]
            excluded_categories=Gift cards   | "excluded_categories" : [ "Gift cards" ]
            earned_points_last=fixed-90      | "earned_points_last" : "fixed-90"
            below_zero=zero                  | "below_zero" : "zero"
            refund_shortfall=debt            | "refund_shortfall" : "debt"
            favorite_store_days=30           | "favorite_store_days" : "30"
            Points_Per_100 = 12.5            | "points_per_100" : "12.50"
            """)
    void everySettingCanBeSet(String change, String told) {
        shop.run("loyalty", "--set", change);

        assertThat(shop.run("loyalty").out()).contains(told);
    }

    @Test
    void aListAndADateCanBeEmptiedAgain() {
        shop.run("loyalty", "--set", "excluded_products=P-1", "--set", "earns_from=2026-01-01");

        shop.run("loyalty", "--set", "excluded_products=", "--set", "earns_from=");

        assertThat(shop.run("loyalty").out()).contains("\"excluded_products\" : [ ]", "\"earns_from\" : \"\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            points_per_hundred=5 | there is no setting 'points_per_hundred'; nearest: 'points_per_order', 'points_per_100'
            points_per_100=many  | points_per_100 must be a number of points: points must be a number
            points_per_100=-1    | points_per_100 must be a number of points: pointsPer100 and pointsPerOrder must not
            max_visits_per_day=x | max_visits_per_day must be a number, 0 for no limit
            zone=Boston          | zone must be a time zone such as America/New_York
            earns_from=May       | earns_from must be a date such as 2026-03-01
            tax_basis=none       | tax_basis must be pre_tax or post_tax
            freezes=2026-01-01   | freezes must be times such as
            earned_points_last=1 | earned_points_last must be never, or inactivity-365
            zone                 | --set is written NAME=VALUE
            """)
    void whatIsWrongWithASettingIsSaidAndNothingIsSet(String change, String told) {
        Trial trial = shop.run("loyalty", "--set", "rounding=up", "--set", change);

        trial.assertRefused(told);
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"points_per_100":      | loyalty.json is not JSON: line 1
            []                      | it is no JSON object
            {"zone": ["UTC"]}       | zone must be a text or a number
            {"freezes": "never"}    | freezes must be a list of texts
            {"zone": "Z", "zone": "Z"} | loyalty.json is not JSON: line 1
            {"colour": "red"}       | there is no setting 'colour'
            """)
    void whatIsWrongWithTheFileIsSaidByEveryCommand(String text, String told) throws IOException {
        Files.writeString(file(), text);

        Trial trial = shop.run("wallet", Shop.ADA);

        trial.assertRefused(told, "loyalty.json");
    }

    @Test
    void theFileCanBeWrittenByHandBeforeThereIsAStore() throws IOException {
        Path store = Files.createDirectory(folder.resolve("new"));
        Files.writeString(store.resolve("loyalty.json"), "{\"points_per_100\": 5}");

        Trial made = Trial.of("import", Trial.file(folder, "id,phone", "a," + Shop.ADA), "--store", store);

        assertThat(made.code()).isZero();
        assertThat(Trial.of("loyalty", "--store", store).out()).contains("\"points_per_100\" : \"5.00\"");
    }
}
