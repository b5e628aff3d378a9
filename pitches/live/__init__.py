"""The live final: who is on stage, the clock, the audience's vote, and a board that holds back until the reveal."""
