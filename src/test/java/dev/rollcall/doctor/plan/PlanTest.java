package dev.rollcall.doctor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read out of the answers of several servers, of which each stands here in short. */
class PlanTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # MongoDB: a find, a find by id, one that scans although an index was weighed
                    {queryPlanner: {winningPlan: {stage: 'FETCH', inputStage: {stage: 'IXSCAN', indexName: 'a_1'}}}, executionStats: {nReturned: 1, executionTimeMillis: 3, totalKeysExamined: 2, totalDocsExamined: 1, executionStages: {stage: 'FETCH', nReturned: 7}}} | BY_INDEX | a_1 | 2 keys, 1 documents for 1 in 3 ms
                    {queryPlanner: {winningPlan: {stage: 'IDHACK'}}, executionStats: {nReturned: 1, executionTimeMillis: 0, totalKeysExamined: 1, totalDocsExamined: 1}} | BY_INDEX | _id_ | 1 keys, 1 documents for 1 in 0 ms
                    {queryPlanner: {winningPlan: {stage: 'COLLSCAN'}, rejectedPlans: [{stage: 'IXSCAN', indexName: 'a_1'}]}, executionStats: {nReturned: 0, executionTimeMillis: 9, totalKeysExamined: 0, totalDocsExamined: 5000}} | BY_SCAN | | 0 keys, 5000 documents for 0 in 9 ms
                    # MongoDB: an aggregation of several stages, and one that is run as a whole
                    {stages: [{$cursor: {queryPlanner: {winningPlan: {queryPlan: {stage: 'IXSCAN', indexName: 'b_1'}, slotBasedPlan: {stages: 'x'}}}, executionStats: {nReturned: 50, executionTimeMillis: 1, totalKeysExamined: 50, totalDocsExamined: 50}}}, {$project: {nReturned: 50}}]} | BY_INDEX | b_1 | 50 keys, 50 documents for 50 in 1 ms
                    # MongoDB: two shards
                    {shards: {a: {queryPlanner: {winningPlan: {stage: 'IXSCAN', indexName: 'c_1'}}, executionStats: {nReturned: 1, executionTimeMillis: 1, totalKeysExamined: 2, totalDocsExamined: 3}}, b: {executionStats: {nReturned: 1, executionTimeMillis: 1, totalKeysExamined: 2, totalDocsExamined: 3}}}} | BY_INDEX | c_1 | 4 keys, 6 documents for 2 in 2 ms
                    # FerretDB: PostgreSQL's plan, which is not run
                    {queryPlanner: {Plan: {'Node Type': 'Limit', Plans: [{'Node Type': 'Custom Scan', IndexCosts: [{indexName: '_id_'}], IndexDetails: [{indexName: 'a_1'}], Plans: [{'Node Type': 'Index Scan', 'Plan Rows': 1}]}]}}} | BY_INDEX | a_1 |
                    {queryPlanner: {Plan: {'Node Type': 'Custom Scan', Plans: [{'Node Type': 'Parallel Seq Scan', 'Plan Rows': 1}]}}} | BY_SCAN | |
                    # Something else
                    {ok: 1} | UNREPORTED | |
                    """)
    void isReadOutOfAnAnswer(String answer, Plan.Reading reading, String index, String figures) {
        Plan plan = Plan.of(Document.parse(answer));

        assertThat(plan.reading()).isEqualTo(reading);
        assertThat(String.join(",", plan.indexes())).isEqualTo(index == null ? "" : index);
        assertThat(figures(plan)).isEqualTo(figures == null ? "" : figures);
    }

    private static String figures(Plan plan) {
        return plan.keys().isEmpty()
                ? ""
                : plan.keys().getAsLong()
                        + " keys, "
                        + plan.documents().getAsLong()
                        + " documents for "
                        + plan.returned().getAsLong()
                        + " in "
                        + plan.milliseconds().getAsLong()
                        + " ms";
    }
}
