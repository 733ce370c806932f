package org.persona4j.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a stream of UTF-8, where what is no UTF-8 is an error that knows its line. Not thread-safe, but for
 * {@link #bytesRead()}.
 */
final class Utf8Text extends Reader {
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int NONE = -1;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
    private volatile long bytesRead;
    private boolean ended;
    private long line = 1;
    private boolean afterReturn;
    private int lowSurrogate = NONE;

    /**
     * The text of a stream of which some bytes are read already.
     *
     * @param in the rest
     * @param beginning what was read
     * @param from where in it the text begins
     */
    Utf8Text(InputStream in, byte[] beginning, int from) {
        this.in = in;
        bytes.put(beginning, from, beginning.length - from).flip();
        bytesRead = beginning.length;
    }

    /** That the stream is no UTF-8, and in which line. */
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final long line;

        MalformedException(long line) {
            super("malformed UTF-8 in line " + line);
            this.line = line;
        }

        long line() {
            return line;
        }
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (lowSurrogate != NONE) {
            buffer[offset] = (char) lowSurrogate;
            lowSurrogate = NONE;
            return 1;
        }
        CharBuffer out = CharBuffer.wrap(buffer, offset, length).slice();
        while (true) {
            CoderResult result = decoder.decode(bytes, out, ended);
            int count = out.position();
            if (count > 0) {
                countLines(buffer, offset, count);
                return count;
            }
            if (result.isError()) {
                throw new MalformedException(line);
            }
            if (result.isOverflow()) {
                buffer[offset] = splitCharacter();
                return 1;
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    /** The first half of a character of which the second one had no room. */
    private char splitCharacter() {
        CharBuffer pair = CharBuffer.allocate(2);
        decoder.decode(bytes, pair, ended);
        lowSurrogate = pair.get(1);
        afterReturn = false;
        return pair.get(0);
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
            long before = bytesRead;
            bytesRead = before + read;
        }
        bytes.flip();
    }

    /** A line ends with a line feed, a carriage return, or both. */
    private void countLines(char[] buffer, int offset, int count) {
        long lines = line;
        boolean returned = afterReturn;
        for (int i = offset; i < offset + count; i++) {
            char c = buffer[i];
            if (c == '\r' || (c == '\n' && !returned)) {
                lines++;
            }
            returned = c == '\r';
        }
        line = lines;
        afterReturn = returned;
    }

    /** How many bytes of the stream were read; any thread may ask. */
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
