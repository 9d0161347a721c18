package dev.mien.analyze;

/** Memory for the pictures in progress: who needs more than is left waits, and who needs all of it works alone. */
final class Room {
    private final long bytes;
    private long taken;

    Room(long bytes) {
        this.bytes = bytes;
    }

    /**
     * Waits until there is room.
     *
     * @return how much was taken, to be given back; what needs more than there is takes all
     */
    synchronized long enter(long needed) throws InterruptedException {
        long part = Math.min(needed, bytes);
        while (taken > bytes - part) {
            wait();
        }
        taken += part;
        return part;
    }

    synchronized void leave(long part) {
        taken -= part;
        notifyAll();
    }
}
