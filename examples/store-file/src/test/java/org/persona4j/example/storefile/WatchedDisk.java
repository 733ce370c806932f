package org.persona4j.example.storefile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A disk that is asked before each of its steps, and in the middle of each write, whether it goes on. */
class WatchedDisk extends Disk {

    /** What is asked. */
    interface Watcher {
        /** Returns if the step shall go on; throws if the disk fails. */
        void before(String step) throws IOException;
    }

    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    private volatile Watcher watcher = step -> {};

    /** Asks this watcher from now on. */
    void watch(Watcher next) {
        watcher = next;
        steps.clear();
    }

    /** Returns the steps since {@link #watch}, those that failed too. */
    List<String> steps() {
        return List.copyOf(steps);
    }

    private void step(String step) throws IOException {
        steps.add(step);
        watcher.before(step);
    }

    @Override
    void write(RandomAccessFile file, long at, byte[] bytes) throws IOException {
        step("write");
        super.write(file, at, Arrays.copyOf(bytes, bytes.length / 2));
        watcher.before("rest of write");
        super.write(file, at, bytes);
    }

    @Override
    void cut(RandomAccessFile file, long length) throws IOException {
        step("cut");
        super.cut(file, length);
    }

    @Override
    void force(RandomAccessFile file) throws IOException {
        step("force");
        super.force(file);
    }

    @Override
    void rename(Path from, Path to) throws IOException {
        step("rename");
        super.rename(from, to);
    }

    @Override
    void forceDirectory(Path directory) throws IOException {
        step("force directory");
        super.forceDirectory(directory);
    }
}
