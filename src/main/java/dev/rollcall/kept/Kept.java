package dev.rollcall.kept;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Keeps the value that was made for a key, for later requests. Callers can make up ever new keys,
 * so all values are dropped if there are too many; making one again takes microseconds.
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
