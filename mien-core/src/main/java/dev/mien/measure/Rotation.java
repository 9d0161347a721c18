package dev.mien.measure;

/** A rotation in three dimensions, as the images of the three axes: x to the right, y down, z away from the viewer. */
record Rotation(Vector x, Vector y, Vector z) {
    static final Rotation NONE = new Rotation(new Vector(1, 0, 0), new Vector(0, 1, 0), new Vector(0, 0, 1));

    /**
     * The rotation of a head: first by {@code roll}, then by {@code pitch}, then by {@code yaw}, in radians with the
     * signs of {@link HeadPose}.
     */
    static Rotation of(double yaw, double pitch, double roll) {
        return about(new Vector(0, -yaw, 0))
                .times(about(new Vector(-pitch, 0, 0)))
                .times(about(new Vector(0, 0, roll)));
    }

    /**
     * The rotation about an axis, by Rodrigues' formula.
     *
     * @param by the axis, whose length is the angle in radians
     */
    static Rotation about(Vector by) {
        double angle = by.length();
        if (angle < 1e-12) {
            return NONE;
        }
        Vector axis = by.times(1 / angle);
        return new Rotation(turned(NONE.x, axis, angle), turned(NONE.y, axis, angle), turned(NONE.z, axis, angle));
    }

    private static Vector turned(Vector what, Vector axis, double angle) {
        return what.times(Math.cos(angle))
                .plus(axis.cross(what).times(Math.sin(angle)))
                .plus(axis.times(axis.dot(what) * (1 - Math.cos(angle))));
    }

    /** The shortest rotation that takes the viewing direction to that direction, of length 1. */
    static Rotation towards(Vector direction) {
        Vector axis = NONE.z.cross(direction);
        double sine = axis.length();
        return sine < 1e-12 ? NONE : about(axis.times(Math.atan2(sine, direction.z()) / sine));
    }

    Vector of(Vector what) {
        return x.times(what.x()).plus(y.times(what.y())).plus(z.times(what.z()));
    }

    /** Applies the inverse rotation. */
    Vector back(Vector what) {
        return new Vector(x.dot(what), y.dot(what), z.dot(what));
    }

    /** The composition: first the other rotation, then this one. */
    Rotation times(Rotation other) {
        return new Rotation(of(other.x), of(other.y), of(other.z));
    }

    /** The yaw to the picture's right in radians. */
    double yaw() {
        return -Math.atan2(z.x(), z.z());
    }

    /** The upward pitch in radians. */
    double pitch() {
        return Math.asin(Math.max(-1, Math.min(1, z.y())));
    }

    /** The clockwise roll in radians. */
    double roll() {
        return Math.atan2(x.y(), y.y());
    }
}
