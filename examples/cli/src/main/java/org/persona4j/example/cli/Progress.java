package org.persona4j.example.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on the error stream, for files that take a while. Not thread-safe. */
final class Progress implements AutoCloseable {
    private static final long LONG_FILE_BYTES = 4L << 20;
    private static final long MEBIBYTE = 1L << 20;
    private static final int WIDTH = 80;
    private static final int UPDATE_MILLIS = 250;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * The progress through a file.
     *
     * @param file the file
     * @param wanted whether a bar is wanted at all
     */
    static Progress of(Path file, boolean wanted) {
        long size = size(file);
        if (!wanted || size < LONG_FILE_BYTES) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName("resolving")
                .setInitialMax(size)
                .setUnit(" MiB", MEBIBYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .build());
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException unknown) {
            return 0;
        }
    }

    /** Says how far through the file the work is. */
    void bytesDone(long bytes) {
        if (bar != null) {
            bar.stepTo(bytes);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
