package dev.rollcall.rest;

import dev.rollcall.visibility.VisibleUser;
import java.util.concurrent.Flow;

/**
 * A database's side of a list, driven by hand: gives no more than was asked for, when the test says
 * so.
 */
public final class SourceOfUsers implements Flow.Subscription {

    private final Flow.Subscriber<VisibleUser> reader;
    private final boolean atOnce;
    private long wanted;
    private int given;
    private int last = Integer.MAX_VALUE;
    private boolean cancelled;
    private int size;
    private int firstSized = 1;
    private int ready = 20_000;

    /** A source that gives when {@link #give} is called or, {@code atOnce}, on being asked. */
    public SourceOfUsers(Flow.Subscriber<VisibleUser> reader, boolean atOnce) {
        this.reader = reader;
        this.atOnce = atOnce;
    }

    public SourceOfUsers holding(int users) {
        last = users;
        return this;
    }

    /** Users with a user name of this many characters. */
    public SourceOfUsers sized(int characters) {
        size = characters;
        return this;
    }

    /** The users from this one on have a user name of this many characters. */
    public SourceOfUsers sizedFrom(int first, int characters) {
        firstSized = first;
        return sized(characters);
    }

    /** This many come, and nothing after them. */
    public SourceOfUsers ready(int users) {
        ready = users;
        return this;
    }

    public void connect() {
        reader.onSubscribe(this);
    }

    @Override
    public void request(long more) {
        wanted += more;
        if (atOnce) {
            give();
        }
    }

    /** Gives as many as are wanted and there; ends after the last. */
    public void give() {
        while (wanted > 0 && given < Math.min(last, ready) && !cancelled) {
            wanted--;
            given++;
            String name = "user." + given;
            int more = given < firstSized ? 0 : Math.max(0, size - name.length());
            reader.onNext(VisibleUsers.named(name + "x".repeat(more)));
        }
        if (given == last && !cancelled) {
            last = -1;
            reader.onComplete();
        }
    }

    public void fail() {
        reader.onError(new IllegalStateException("The database went away"));
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    public long wanted() {
        return wanted;
    }

    public int given() {
        return given;
    }
}
