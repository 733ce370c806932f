package org.persona4j.example.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/**
 * H2 in memory with the records in one table, primary key (tenant, kind, id). Each thread has its own connection and
 * prepares each statement once. Several keys are read by one statement; a commit is a transaction that locks and checks
 * the rows expected and then merges the rows written, as one batch.
 */
final class DatabaseContender implements Contender {

    private static final String SELECT = "select id, version, content from record where tenant = ? and kind = ?";

    /** One of these for each key, united: for {@code id in (...)} H2 looks at all records of the kind. */
    private static final String BY_KEY = SELECT + " and id = ?";

    /** By all columns of the key, or else H2 sorts what it could find in order. */
    private static final String PAGE = SELECT + " and id >= ? order by tenant, kind, id limit ?";

    private static final AtomicLong DATABASES = new AtomicLong();

    private final String url = "jdbc:h2:mem:records" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
    private final AtomicLong versions = new AtomicLong();
    private final ThreadLocal<Session> sessions = ThreadLocal.withInitial(() -> new Session(url));

    DatabaseContender() {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection
                    .createStatement()
                    .execute("create table record (tenant varchar(64) not null, kind varchar(64) not null,"
                            + " id varchar(512) not null, version bigint not null, content varbinary not null,"
                            + " primary key (tenant, kind, id))");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable StoredRecord get(RecordKey key) {
        List<StoredRecord> found = snapshot(new RecordKey[] {key});
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<StoredRecord> snapshot(RecordKey[] keys) {
        return sessions.get().call(session -> {
            PreparedStatement select = session.reading(BY_KEY + (" union all " + BY_KEY).repeat(keys.length - 1));
            int parameter = 1;
            for (RecordKey key : keys) {
                select.setString(parameter++, key.tenant());
                select.setString(parameter++, key.kind());
                select.setString(parameter++, key.id());
            }
            return records(select, keys[0]);
        });
    }

    @Override
    public List<StoredRecord> page(RecordKey from, int limit) {
        return sessions.get().call(session -> {
            PreparedStatement select = session.reading(PAGE);
            select.setString(1, from.tenant());
            select.setString(2, from.kind());
            select.setString(3, from.id());
            select.setInt(4, limit);
            return records(select, from);
        });
    }

    private static List<StoredRecord> records(PreparedStatement select, RecordKey any) throws SQLException {
        List<StoredRecord> records = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                records.add(new StoredRecord(
                        any.withId(rows.getString(1)),
                        Version.of(0, rows.getLong(2)),
                        Content.ofBytes(rows.getBytes(3))));
            }
        }
        return records;
    }

    @Override
    public Version commit(RecordKey[] keys, Content[] contents, @Nullable Version[] expected) {
        long version = versions.incrementAndGet();
        return sessions.get().call(session -> {
            for (int i = 0; i < expected.length; i++) {
                session.requireVersion(keys[i], expected[i]);
            }
            PreparedStatement merge =
                    session.writing("merge into record (tenant, kind, id, version, content) values (?, ?, ?, ?, ?)");
            for (int i = 0; i < contents.length; i++) {
                RecordKey key = keys[i];
                merge.setString(1, key.tenant());
                merge.setString(2, key.kind());
                merge.setString(3, key.id());
                merge.setLong(4, version);
                merge.setBytes(5, contents[i].bytes());
                merge.addBatch();
            }
            merge.executeBatch();
            session.writer.commit();
            return Version.of(0, version);
        });
    }

    /** Ends the database, and with it every session. */
    @Override
    public void close() {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("shutdown");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two connections with their statements: reads commit by themselves. For one thread. */
    private static final class Session {

        private final Connection reader;
        private final Connection writer;
        private final Map<String, PreparedStatement> statements = new HashMap<>();

        Session(String url) {
            try {
                reader = DriverManager.getConnection(url);
                writer = DriverManager.getConnection(url);
                writer.setAutoCommit(false);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        <T> T call(Work<T> work) {
            try {
                return work.on(this);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        PreparedStatement reading(String sql) throws SQLException {
            return prepared(reader, sql);
        }

        PreparedStatement writing(String sql) throws SQLException {
            return prepared(writer, sql);
        }

        private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
            PreparedStatement known = statements.get(sql);
            if (known == null) {
                known = connection.prepareStatement(sql);
                statements.put(sql, known);
            }
            return known;
        }

        void requireVersion(RecordKey key, @Nullable Version expected) throws SQLException {
            PreparedStatement lock =
                    writing("select version from record where tenant = ? and kind = ? and id = ? for update");
            lock.setString(1, key.tenant());
            lock.setString(2, key.kind());
            lock.setString(3, key.id());
            try (ResultSet rows = lock.executeQuery()) {
                Version found = rows.next() ? Version.of(0, rows.getLong(1)) : null;
                if (!Objects.equals(found, expected)) {
                    writer.rollback();
                    throw new IllegalStateException("an expectation does not hold");
                }
            }
        }
    }

    /** What is done in a session. */
    private interface Work<T> {
        T on(Session session) throws SQLException;
    }
}
