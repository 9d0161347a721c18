package dev.mien.serve.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import dev.mien.serve.model.ServingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the fields of a message without parsing it into objects: a field may need only two bytes on the wire but about
 * a hundred in memory. Fixed-length numbers in fields of that type are not counted, since they need no more memory than
 * on the wire.
 */
final class FieldCount {
    /** The number of fields that every message may have. */
    private static final int LEAST = 1000;

    /** The number of fields that a message may have for each face in addition; an example with a picture has seven. */
    private static final int A_FACE = 16;

    private static final int DEEPEST = 32;

    private final CodedInputStream in;
    private final long most;
    private long count;

    private FieldCount(CodedInputStream in, long most) {
        this.in = in;
        this.most = most;
    }

    /**
     * Refuses a message with more fields than a request of so many faces needs.
     *
     * @param message the type of the message
     * @param bytes contains the message from {@code from} to the end
     * @param faces the largest number of faces in a request
     * @throws ServingException when the message has too many fields or is malformed
     */
    static void check(Descriptor message, byte[] bytes, int from, int faces) {
        CodedInputStream in = CodedInputStream.newInstance(bytes, from, bytes.length - from);
        try {
            new FieldCount(in, LEAST + (long) A_FACE * faces).message(message, 0);
        } catch (IOException e) {
            throw malformed();
        }
    }

    static ServingException malformed() {
        return ServingException.invalid("the call's bytes are no message");
    }

    private void message(Descriptor message, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw malformed();
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = message.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            int wire = WireFormat.getTagWireType(tag);
            switch (wire) {
                case WireFormat.WIRETYPE_LENGTH_DELIMITED -> delimited(field, depth);
                case WireFormat.WIRETYPE_VARINT -> {
                    count(1);
                    in.skipField(tag);
                }
                case WireFormat.WIRETYPE_FIXED32, WireFormat.WIRETYPE_FIXED64 -> {
                    count(field != null && field.getLiteType().getWireType() == wire ? 0 : 1);
                    in.skipField(tag);
                }
                default -> throw malformed(); // groups, which these messages do not have
            }
        }
    }

    private void delimited(@Nullable FieldDescriptor field, int depth) throws IOException {
        int length = in.readRawVarint32();
        count(1);
        if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            int outer = in.pushLimit(length);
            message(field.getMessageType(), depth + 1);
            in.popLimit(outer);
            return;
        }
        if (field != null && field.getLiteType().getWireType() == WireFormat.WIRETYPE_VARINT) {
            count(length); // packed: a single byte may become a number of eight
        }
        in.skipRawBytes(length);
    }

    private void count(long fields) {
        count += fields;
        if (count > most) {
            throw ServingException.invalid("a message of more than " + most + " fields, which is the limit here");
        }
    }
}
