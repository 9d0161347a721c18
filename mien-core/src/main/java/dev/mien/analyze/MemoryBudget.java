package dev.mien.analyze;

/**
 * The memory budget of the pictures in progress: a picture that needs more than is left waits, and one that needs all
 * of it is processed alone.
 */
final class MemoryBudget {
    private final long bytes;
    private long taken;

    MemoryBudget(long bytes) {
        this.bytes = bytes;
    }

    /**
     * Waits until there is enough memory.
     *
     * @return how much was taken and must be given back: all of it for requests that exceed the budget
     */
    synchronized long take(long needed) throws InterruptedException {
        long part = Math.min(needed, bytes);
        while (taken > bytes - part) {
            wait();
        }
        taken += part;
        return part;
    }

    /** Gives back what {@link #take} returned. */
    synchronized void giveBack(long part) {
        taken -= part;
        notifyAll();
    }
}
