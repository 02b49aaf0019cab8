package org.vipwarden.jmx.bean;

import java.util.List;

/** The rules that decide. */
@Described("The rules that decide")
public interface PolicyMXBean {

    @Described("the revision that decides now")
    RevisionData getActive();

    @Described("all revisions, oldest first; number 0 is the rule base as shipped")
    List<RevisionData> getRevisions();

    @Described("the files of the active revision")
    List<SourceData> getSources();

    @Described("the facts of the last evaluation, as text")
    List<String> getFacts();

    @Described("the rules that decided something in the last evaluation, in order")
    List<FiringData> getFirings();

    @Described("how long the last evaluation ran")
    @Unit("ms")
    double getEvaluationMillis();

    @Described("the files of a revision")
    List<SourceData> sourcesOf(@Described("number of the revision") int revision);

    @Described("compile without activating; an empty answer means that it would be accepted")
    List<DiagnosticData> check(
            @Described("names of all files of the rule base") List<String> names,
            @Described("their contents, in the same order") List<String> texts);

    @Described("what a rule base would decide on the present facts")
    TrialData tryOut(
            @Described("names of all files of the rule base") List<String> names,
            @Described("their contents, in the same order") List<String> texts);

    @Changes
    @Described("compile, try on the present facts and, when both succeed, let it decide at once")
    ActivationData activate(
            @Described("names of all files of the rule base") List<String> names,
            @Described("their contents, in the same order") List<String> texts,
            @Described("why, for those who come later") String comment);

    @Changes
    @Described("make the text of an earlier revision decide again, as a new revision")
    ActivationData rollBack(@Described("number of the revision") int revision);
}
