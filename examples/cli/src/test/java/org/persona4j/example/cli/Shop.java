package org.persona4j.example.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A store with two customers, neither of whom is a member: Ada has the record {@code a}, Ben the record {@code b}.
 *
 * @param folder a folder for everything
 */
record Shop(Path folder) {
    static final String ADA = "603-555-0101";
    static final String BEN = "603-555-0102";
    static final Instant LATER = Trial.START.plusSeconds(60);

    private static final String HEADER =
            "order_id,customer_id,placed_at,store,product,category,quantity,unit_price,tax";

    /** A shop that is open. */
    static Shop in(Path folder) {
        Shop shop = new Shop(folder);
        Path customers =
                Trial.file(folder, "id,first name,last name,phone", "a,Ada,Fenley," + ADA, "b,Ben,Copperfold," + BEN);
        Trial imported = Trial.of("import", customers, "--store", shop.store());
        if (imported.code() != 0) {
            throw new AssertionError(imported.err());
        }
        return shop;
    }

    /** Where the store is. */
    Path store() {
        return folder.resolve("shop");
    }

    /** Runs a command on the store. */
    Trial run(Object... args) {
        return at(LATER, args);
    }

    /** Runs a command on the store at a moment. */
    Trial at(Instant moment, Object... args) {
        List<Object> all = new ArrayList<>(List.of(args));
        all.add("--store");
        all.add(store());
        return Trial.at(moment, all.toArray());
    }

    /** Imports orders under the header {@code order_id,customer_id,placed_at,store,product,category,quantity,unit_price,tax}. */
    Trial orders(String... rows) {
        return ordersUnder(HEADER, rows);
    }

    /** Imports orders. */
    Trial ordersUnder(String header, String... rows) {
        return run("orders", "import", file(header, rows));
    }

    /** A file of orders. */
    Path file(String header, String... rows) {
        try {
            return Files.write(
                    folder.resolve("orders.csv"),
                    Stream.concat(Stream.of(header), Stream.of(rows)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The balance that the wallet of a customer tells. */
    String balance(String customer) {
        return run("wallet", customer)
                .out()
                .lines()
                .filter(line -> line.startsWith("balance "))
                .findFirst()
                .orElseThrow()
                .substring("balance ".length());
    }
}
