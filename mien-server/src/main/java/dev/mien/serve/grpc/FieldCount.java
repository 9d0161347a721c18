package dev.mien.serve.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import dev.mien.serve.model.ServingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the fields of a message without making it: two bytes make a field, and a field makes objects of some hundred. Numbers of a
 * fixed length are not counted where they belong, since they become as many bytes as they are.
 */
final class FieldCount {
    /** What any request may have, and what each face may add to it: an example of one picture has seven. */
    private static final int LEAST = 1000;

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
     * Refuses a message that has more fields than requests of so many faces have.
     *
     * @param from where it begins in the bytes, which end with it
     * @throws ServingException when it has, or is no message at all
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
                default -> throw malformed(); // groups, which none of these messages has
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
            count(length); // packed: a byte becomes a number of eight
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
