package dev.rollcall.mongo.document;

import dev.rollcall.mongo.document.StoredDocument.AccessTokenDocument;
import dev.rollcall.mongo.document.StoredDocument.PermissionDocument;
import dev.rollcall.mongo.document.StoredDocument.SettingDocument;
import dev.rollcall.mongo.document.StoredDocument.SubscriptionDocument;
import dev.rollcall.mongo.document.StoredDocument.UserDocument;
import java.util.Map;
import java.util.function.Function;
import org.bson.BsonBinaryReader;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * Decodes every document as a tree of plain values. It encodes nothing, because this service only
 * reads.
 */
public final class TreeCodecProvider implements CodecProvider {

    private static final Map<Class<?>, Codec<?>> CODECS =
            Map.of(
                    UserDocument.class, new UserCodec(),
                    SubscriptionDocument.class,
                            new TreeCodec<>(SubscriptionDocument.class, SubscriptionDocument::new),
                    PermissionDocument.class,
                            new TreeCodec<>(PermissionDocument.class, PermissionDocument::new),
                    SettingDocument.class,
                            new TreeCodec<>(SettingDocument.class, SettingDocument::new),
                    AccessTokenDocument.class,
                            new TreeCodec<>(AccessTokenDocument.class, AccessTokenDocument::new));

    /** The driver asks the next provider if this one returns null. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> Codec<T> get(Class<T> type, CodecRegistry registry) {
        return (Codec<T>) CODECS.get(type);
    }

    /** Keeps the size of each user, because users may be large and many are read at once. */
    private record UserCodec() implements Codec<UserDocument> {

        @Override
        public UserDocument decode(BsonReader reader, DecoderContext context) {
            int begin = position(reader);
            Map<String, Object> tree = BsonTree.document(reader);
            return new UserDocument(tree, position(reader) - begin);
        }

        private static int position(BsonReader reader) {
            return reader instanceof BsonBinaryReader binary
                    ? binary.getBsonInput().getPosition()
                    : 0;
        }

        @Override
        public void encode(BsonWriter writer, UserDocument value, EncoderContext context) {
            throw new UnsupportedOperationException("This service only reads");
        }

        @Override
        public Class<UserDocument> getEncoderClass() {
            return UserDocument.class;
        }
    }

    private record TreeCodec<T>(Class<T> type, Function<Map<String, Object>, T> wrap)
            implements Codec<T> {

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            return wrap.apply(BsonTree.document(reader));
        }

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            throw new UnsupportedOperationException("This service only reads");
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
