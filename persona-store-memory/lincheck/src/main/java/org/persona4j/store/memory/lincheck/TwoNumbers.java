package org.persona4j.store.memory.lincheck;

/** What the operations of {@link StoreProgram} mean, for one thread. A number that is absent is 0. */
public final class TwoNumbers {

    private final int[] numbers = new int[2];

    /** For Lincheck. */
    public TwoNumbers() {}

    static String text(int first, int second) {
        return first + " and " + second;
    }

    /** Reads both. */
    public String read() {
        return text(numbers[0], numbers[1]);
    }

    /** Returns the sum. */
    public int scan() {
        return numbers[0] + numbers[1];
    }

    /** Writes one. */
    public void put(int key, int number) {
        numbers[key] = number;
    }

    /** Writes both. */
    public void putBoth(int number) {
        numbers[0] = number;
        numbers[1] = number;
    }

    /** Removes one. */
    public void delete(int key) {
        numbers[key] = 0;
    }

    /** Writes the other if one is a number. */
    public boolean putOtherIf(int key, int expected, int number) {
        if (numbers[key] != expected) {
            return false;
        }
        numbers[1 - key] = number;
        return true;
    }
}
