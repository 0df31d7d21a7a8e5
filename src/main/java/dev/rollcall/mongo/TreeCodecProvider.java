package dev.rollcall.mongo;

import java.util.Map;
import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * Decodes every document of this package as a tree of plain values. There is no way back: this
 * service only reads.
 */
public final class TreeCodecProvider implements CodecProvider {

    private static final Map<Class<?>, Codec<?>> CODECS =
            Map.of(
                    UserDocument.class, new TreeCodec<>(UserDocument.class, UserDocument::new),
                    SubscriptionDocument.class,
                            new TreeCodec<>(SubscriptionDocument.class, SubscriptionDocument::new),
                    PermissionDocument.class,
                            new TreeCodec<>(PermissionDocument.class, PermissionDocument::new),
                    SettingDocument.class,
                            new TreeCodec<>(SettingDocument.class, SettingDocument::new),
                    AccessTokenDocument.class,
                            new TreeCodec<>(AccessTokenDocument.class, AccessTokenDocument::new));

    /** Null is the driver's own way to say that another provider is to be asked. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> Codec<T> get(Class<T> type, CodecRegistry registry) {
        return (Codec<T>) CODECS.get(type);
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
