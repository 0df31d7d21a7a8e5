package dev.rollcall.kept;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Keeps the value that was made for a key, for later requests. Callers can make up ever new keys,
 * so all values are dropped if there are too many; making one again takes microseconds.
 *
 * <p>A record that is a key, or a part of one, has {@code equals} and {@code hashCode} of its own.
 * Those that a record has by itself are made of method handles when they are first called. A native
 * executable has no compiler then, so it interprets them at each call.
 */
public final class Kept<K, V> {

    private final int most;
    private final Function<K, V> make;
    private final Map<K, V> values = new ConcurrentHashMap<>();

    public Kept(int most, Function<K, V> make) {
        this.most = most;
        this.make = make;
    }

    public V of(K key) {
        V known = values.get(key);
        if (known != null) {
            return known;
        }
        if (values.size() >= most) {
            values.clear();
        }
        V made = make.apply(key);
        values.put(key, made);
        return made;
    }

    int size() {
        return values.size();
    }
}
