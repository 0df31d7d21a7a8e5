package dev.rollcall.testkit;

/** A running service under test. */
public interface Service extends AutoCloseable {

    /** A client of its API. */
    RawHttp http();

    /** A client of its management port: health and metrics. */
    RawHttp management();

    /** Ends what the test started; a service that was there before stays. */
    @Override
    void close();
}
